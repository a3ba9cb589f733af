import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StepResult<O, T>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/StepResult.md","filePath":"reference/@nacre/train/interfaces/StepResult.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/StepResult.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-stepresult-o-t" tabindex="-1">Interface: StepResult&lt;O, T&gt; <a class="header-anchor" href="#interface-stepresult-o-t" aria-label="Permalink to &quot;Interface: StepResult\\&lt;O, T\\&gt;&quot;">​</a></h1><p>What a step of training makes of a batch.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-o"></a> <code>O</code></td><td><code>unknown</code></td></tr><tr><td><a id="type-parameter-t"></a> <code>T</code></td><td><code>unknown</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a></td><td>A scalar to descend.</td></tr><tr><td><a id="property-outputs"></a> <code>outputs?</code></td><td><code>readonly</code></td><td><code>O</code></td><td>For metrics.</td></tr><tr><td><a id="property-samples"></a> <code>samples?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many samples the loss is the mean of; by default the first size of the targets, else of the outputs, else 1.</td></tr><tr><td><a id="property-targets"></a> <code>targets?</code></td><td><code>readonly</code></td><td><code>T</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/StepResult.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StepResult = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StepResult as default
};
