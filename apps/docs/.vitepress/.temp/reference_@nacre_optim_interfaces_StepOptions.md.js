import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StepOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/StepOptions.md","filePath":"reference/@nacre/optim/interfaces/StepOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/StepOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-stepoptions" tabindex="-1">Interface: StepOptions <a class="header-anchor" href="#interface-stepoptions" aria-label="Permalink to &quot;Interface: StepOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-also"></a> <code>also?</code></td><td><code>readonly</code></td><td>readonly <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;[]</td><td>Tensors to compute in the same plan, such as an accuracy: after the step they could not be any more.</td></tr><tr><td><a id="property-when"></a> <code>when?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;[], <code>&quot;bool&quot;</code>&gt;</td><td>Whether anything changes, decided on the device: where it is false, parameters and state keep their values. Step counts go on.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/StepOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StepOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StepOptions as default
};
