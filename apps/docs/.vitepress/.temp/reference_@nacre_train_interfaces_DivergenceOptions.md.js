import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DivergenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/DivergenceOptions.md","filePath":"reference/@nacre/train/interfaces/DivergenceOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/DivergenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-divergenceoptions" tabindex="-1">Interface: DivergenceOptions <a class="header-anchor" href="#interface-divergenceoptions" aria-label="Permalink to &quot;Interface: DivergenceOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-factor"></a> <code>factor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many times the best mean loss is too much; 4 by default.</td></tr><tr><td><a id="property-steps"></a> <code>steps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Over how many steps the loss is averaged; 50 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/DivergenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DivergenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DivergenceOptions as default
};
