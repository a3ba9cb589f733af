import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RMSpropOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/RMSpropOptions.md","filePath":"reference/@nacre/optim/interfaces/RMSpropOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/RMSpropOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rmspropoptions" tabindex="-1">Interface: RMSpropOptions <a class="header-anchor" href="#interface-rmspropoptions" aria-label="Permalink to &quot;Interface: RMSpropOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>number</code></td><td>How much of the running means of g² (and g) stays at each step; 0.99 by default.</td></tr><tr><td><a id="property-centered"></a> <code>centered</code></td><td><code>boolean</code></td><td>Divides by the standard deviation of g instead of √g²; false by default.</td></tr><tr><td><a id="property-eps"></a> <code>eps</code></td><td><code>number</code></td><td>Added to the denominator; 1e-8 by default.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>number</code></td><td>0.01 by default.</td></tr><tr><td><a id="property-maximize"></a> <code>maximize</code></td><td><code>boolean</code></td><td>Goes along the gradient instead; false by default.</td></tr><tr><td><a id="property-momentum"></a> <code>momentum</code></td><td><code>number</code></td><td>How much of the last steps goes on; 0 by default.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay</code></td><td><code>number</code></td><td>Added to the gradient, times the parameter; 0 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/RMSpropOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RMSpropOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RMSpropOptions as default
};
