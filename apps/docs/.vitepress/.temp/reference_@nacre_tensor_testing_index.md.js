import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"@nacre/tensor/testing","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/index.md","filePath":"reference/@nacre/tensor/testing/index.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nacre-tensor-testing" tabindex="-1">@nacre/tensor/testing <a class="header-anchor" href="#nacre-tensor-testing" aria-label="Permalink to &quot;@nacre/tensor/testing&quot;">​</a></h1><h2 id="namespaces" tabindex="-1">Namespaces <a class="header-anchor" href="#namespaces" aria-label="Permalink to &quot;Namespaces&quot;">​</a></h2><ul><li><a href="./namespaces/build/">build</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/ConformanceCase">ConformanceCase</a></li><li><a href="./interfaces/ConformanceOptions">ConformanceOptions</a></li><li><a href="./interfaces/GradcheckOptions">GradcheckOptions</a></li><li><a href="./interfaces/KernelCase">KernelCase</a></li><li><a href="./interfaces/Leniency">Leniency</a></li><li><a href="./interfaces/ReferenceOptions">ReferenceOptions</a></li><li><a href="./interfaces/Tolerance">Tolerance</a></li><li><a href="./interfaces/Values">Values</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="./variables/defaultTolerances">defaultTolerances</a></li><li><a href="./variables/wgslTolerances">wgslTolerances</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/agrees">agrees</a></li><li><a href="./functions/checkedBackend">checkedBackend</a></li><li><a href="./functions/checkGradients">checkGradients</a></li><li><a href="./functions/conformance">conformance</a></li><li><a href="./functions/dtypesOf">dtypesOf</a></li><li><a href="./functions/expectAgreement">expectAgreement</a></li><li><a href="./functions/gradcheck">gradcheck</a></li><li><a href="./functions/kernelCases">kernelCases</a></li><li><a href="./functions/launchKernel">launchKernel</a></li><li><a href="./functions/oracle">oracle</a></li><li><a href="./functions/randomKernelCase">randomKernelCase</a></li><li><a href="./functions/referenceBackend">referenceBackend</a></li><li><a href="./functions/runAlone">runAlone</a></li><li><a href="./functions/ulpOf">ulpOf</a></li><li><a href="./functions/verifyKernel">verifyKernel</a></li><li><a href="./functions/wholeNumberCase">wholeNumberCase</a></li><li><a href="./functions/wholeNumbers">wholeNumbers</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
