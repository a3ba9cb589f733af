import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainingState","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/TrainingState.md","filePath":"reference/@nacre/train/interfaces/TrainingState.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/TrainingState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-trainingstate" tabindex="-1">Interface: TrainingState <a class="header-anchor" href="#interface-trainingstate" aria-label="Permalink to &quot;Interface: TrainingState&quot;">​</a></h1><p>Everything that training needs to go on to the same bits.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The epoch that is going on, or about to begin.</td></tr><tr><td><a id="property-model"></a> <code>model</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&gt;&gt;</td><td>The model&#39;s <code>stateDict()</code>.</td></tr><tr><td><a id="property-rest"></a> <code>rest</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>All else: numbers, strings, lists, records, and tensors among them.</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Steps done.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/TrainingState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainingState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainingState as default
};
