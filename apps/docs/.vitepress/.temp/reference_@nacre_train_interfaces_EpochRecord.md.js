import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EpochRecord","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/EpochRecord.md","filePath":"reference/@nacre/train/interfaces/EpochRecord.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/EpochRecord.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-epochrecord" tabindex="-1">Interface: EpochRecord <a class="header-anchor" href="#interface-epochrecord" aria-label="Permalink to &quot;Interface: EpochRecord&quot;">​</a></h1><p>What an epoch came to.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-details"></a> <code>details</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, readonly <code>number</code>[] | readonly (readonly <code>number</code>[])[]&gt;&gt;</td><td>Metrics that are lists or matrices.</td></tr><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Counted from 0.</td></tr><tr><td><a id="property-seconds"></a> <code>seconds</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How long it took, validation included and without what was before a resumption.</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Steps done at its end.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>number</code>&gt;&gt;</td><td><code>loss</code>, metrics by name, and <code>lr</code>; on the validation data <code>valLoss</code>, <code>valAccuracy</code>, ….</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/EpochRecord.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EpochRecord = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EpochRecord as default
};
