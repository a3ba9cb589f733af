import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OwnStep<M, B, O, T>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/OwnStep.md","filePath":"reference/@nacre/train/interfaces/OwnStep.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/OwnStep.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-ownstep-m-b-o-t" tabindex="-1">Interface: OwnStep&lt;M, B, O, T&gt; <a class="header-anchor" href="#interface-ownstep-m-b-o-t" aria-label="Permalink to &quot;Interface: OwnStep\\&lt;M, B, O, T\\&gt;&quot;">​</a></h1><p>How a batch becomes a loss: by a step of one&#39;s own.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code></td></tr><tr><td><a id="type-parameter-b"></a> <code>B</code></td></tr><tr><td><a id="type-parameter-o"></a> <code>O</code></td></tr><tr><td><a id="type-parameter-t"></a> <code>T</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss?</code></td><td><code>readonly</code></td><td><code>undefined</code></td><td>-</td></tr><tr><td><a id="property-step"></a> <code>step</code></td><td><code>readonly</code></td><td>(<code>model</code>, <code>batch</code>) =&gt; <a href="./StepResult"><code>StepResult</code></a>&lt;<code>O</code>, <code>T</code>&gt;</td><td>What is done with a batch, where it is more than the loss of outputs and targets.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/OwnStep.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OwnStep = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OwnStep as default
};
