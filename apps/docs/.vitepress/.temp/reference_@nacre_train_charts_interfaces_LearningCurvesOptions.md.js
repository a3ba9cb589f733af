import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LearningCurvesOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/LearningCurvesOptions.md","filePath":"reference/@nacre/train/charts/interfaces/LearningCurvesOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/LearningCurvesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-learningcurvesoptions" tabindex="-1">Interface: LearningCurvesOptions <a class="header-anchor" href="#interface-learningcurvesoptions" aria-label="Permalink to &quot;Interface: LearningCurvesOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-height"></a> <code>height?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-logloss"></a> <code>logLoss?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Logarithmic axes for losses; false by default.</td></tr><tr><td><a id="property-only"></a> <code>only?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Which quantities, by the names they have in training; by default all.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of one panel, in pixels; 480 × 340 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/LearningCurvesOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LearningCurvesOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LearningCurvesOptions as default
};
