import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ActivityRegularizerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ActivityRegularizerOptions.md","filePath":"reference/@nacre/layers/interfaces/ActivityRegularizerOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ActivityRegularizerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-activityregularizeroptions" tabindex="-1">Interface: ActivityRegularizerOptions <a class="header-anchor" href="#interface-activityregularizeroptions" aria-label="Permalink to &quot;Interface: ActivityRegularizerOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-l1"></a> <code>l1?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The factor of Σ |x|; 0 by default.</td></tr><tr><td><a id="property-l2"></a> <code>l2?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The factor of Σ x²; 0 by default.</td></tr><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>&quot;sum&quot;</code> | <code>&quot;batchmean&quot;</code></td><td>Whether the sum is divided by the first size of the input, so that the penalty does not grow with the batch (the default), or not.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ActivityRegularizerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ActivityRegularizerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ActivityRegularizerOptions as default
};
