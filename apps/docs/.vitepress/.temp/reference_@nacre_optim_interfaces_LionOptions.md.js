import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/LionOptions.md","filePath":"reference/@nacre/optim/interfaces/LionOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/LionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lionoptions" tabindex="-1">Interface: LionOptions <a class="header-anchor" href="#interface-lionoptions" aria-label="Permalink to &quot;Interface: LionOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-betas"></a> <code>betas</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>How much momentum is in a step, and how much of it stays; 0.9 and 0.99 by default.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>number</code></td><td>0.0001 by default: a third to a tenth of Adam&#39;s.</td></tr><tr><td><a id="property-maximize"></a> <code>maximize</code></td><td><code>boolean</code></td><td>Goes along the gradient instead; false by default.</td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay</code></td><td><code>number</code></td><td>By lr · weightDecay the parameter shrinks at each step; 0 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/LionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LionOptions as default
};
