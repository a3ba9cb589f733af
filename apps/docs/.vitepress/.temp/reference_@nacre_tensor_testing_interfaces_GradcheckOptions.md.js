import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradcheckOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/interfaces/GradcheckOptions.md","filePath":"reference/@nacre/tensor/testing/interfaces/GradcheckOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/interfaces/GradcheckOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gradcheckoptions" tabindex="-1">Interface: GradcheckOptions <a class="header-anchor" href="#interface-gradcheckoptions" aria-label="Permalink to &quot;Interface: GradcheckOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epsilon"></a> <code>epsilon?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Step of the central differences. Default 1e-6.</td></tr><tr><td><a id="property-order"></a> <code>order?</code></td><td><code>readonly</code></td><td><code>2</code> | <code>1</code></td><td>2: also the gradients of the gradients. Default 1.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How far a derivative may be off, absolutely and in proportion. Default 1e-5.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/interfaces/GradcheckOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradcheckOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradcheckOptions as default
};
