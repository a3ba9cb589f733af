import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/LabelOptions.md","filePath":"reference/@nacre/train/interfaces/LabelOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/LabelOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-labeloptions" tabindex="-1">Interface: LabelOptions <a class="header-anchor" href="#interface-labeloptions" aria-label="Permalink to &quot;Interface: LabelOptions&quot;">​</a></h1><p>How scores become classes, and which examples count.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ClassificationOptions"><code>ClassificationOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-ignoreindex"></a> <code>ignoreIndex?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Examples whose target is this class do not count; by default all do.</td></tr><tr><td><a id="property-threshold"></a> <code>threshold?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>For scores of one class, [N] or [N, 1] (or of the targets&#39; shape): above it an example is of class 1, else of class 0. 0.5 suits probabilities, 0 logits. By default scores are [N, C, …], and the class is that of the largest, the first of equals.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/LabelOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelOptions as default
};
