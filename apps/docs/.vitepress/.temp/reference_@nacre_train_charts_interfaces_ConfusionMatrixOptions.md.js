import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConfusionMatrixOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/ConfusionMatrixOptions.md","filePath":"reference/@nacre/train/charts/interfaces/ConfusionMatrixOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/ConfusionMatrixOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-confusionmatrixoptions" tabindex="-1">Interface: ConfusionMatrixOptions <a class="header-anchor" href="#interface-confusionmatrixoptions" aria-label="Permalink to &quot;Interface: ConfusionMatrixOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-normalize"></a> <code>normalize?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Shares of each true class instead of counts; false by default. Colours are shares in either case.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/ConfusionMatrixOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConfusionMatrixOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConfusionMatrixOptions as default
};
