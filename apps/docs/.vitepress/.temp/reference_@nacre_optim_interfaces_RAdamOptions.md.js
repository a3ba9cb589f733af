import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RAdamOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/RAdamOptions.md","filePath":"reference/@nacre/optim/interfaces/RAdamOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/RAdamOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-radamoptions" tabindex="-1">Interface: RAdamOptions <a class="header-anchor" href="#interface-radamoptions" aria-label="Permalink to &quot;Interface: RAdamOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-betas"></a> <code>betas</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>How much of the running means of g and g² stays at each step; 0.9 and 0.999 by default.</td></tr><tr><td><a id="property-eps"></a> <code>eps</code></td><td><code>number</code></td><td>Added to the denominator; 1e-8 by default.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>number</code></td><td>0.001 by default.</td></tr><tr><td><a id="property-maximize"></a> <code>maximize</code></td><td><code>boolean</code></td><td>Goes along the gradient instead; false by default.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay</code></td><td><code>number</code></td><td>Added to the gradient, times the parameter; 0 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/RAdamOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RAdamOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RAdamOptions as default
};
