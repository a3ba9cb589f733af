import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SGDOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/SGDOptions.md","filePath":"reference/@nacre/optim/interfaces/SGDOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/SGDOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sgdoptions" tabindex="-1">Interface: SGDOptions <a class="header-anchor" href="#interface-sgdoptions" aria-label="Permalink to &quot;Interface: SGDOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dampening"></a> <code>dampening</code></td><td><code>number</code></td><td>How much of a gradient does not enter the momentum; 0 by default.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>number</code></td><td>0.001 by default.</td></tr><tr><td><a id="property-maximize"></a> <code>maximize</code></td><td><code>boolean</code></td><td>Goes along the gradient instead; false by default.</td></tr><tr><td><a id="property-momentum"></a> <code>momentum</code></td><td><code>number</code></td><td>How much of the last steps goes on; 0 by default.</td></tr><tr><td><a id="property-nesterov"></a> <code>nesterov</code></td><td><code>boolean</code></td><td>Looks ahead by the momentum (Nesterov 1983); false by default.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay</code></td><td><code>number</code></td><td>Added to the gradient, times the parameter; 0 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/SGDOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SGDOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SGDOptions as default
};
