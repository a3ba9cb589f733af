import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StepRecord","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/StepRecord.md","filePath":"reference/@nacre/train/interfaces/StepRecord.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/StepRecord.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-steprecord" tabindex="-1">Interface: StepRecord <a class="header-anchor" href="#interface-steprecord" aria-label="Permalink to &quot;Interface: StepRecord&quot;">​</a></h1><p>What a step of training came to.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Counted from 0.</td></tr><tr><td><a id="property-gradnorm"></a> <code>gradNorm?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of all gradients before clipping, with <code>clipGradNorm</code>.</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The mean over the samples.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of the first group, when the step was taken.</td></tr><tr><td><a id="property-samples"></a> <code>samples</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Steps done, this one included.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/StepRecord.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StepRecord = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StepRecord as default
};
