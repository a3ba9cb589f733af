import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OptimizerState<O>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/OptimizerState.md","filePath":"reference/@nacre/optim/interfaces/OptimizerState.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/OptimizerState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-optimizerstate-o" tabindex="-1">Interface: OptimizerState&lt;O&gt; <a class="header-anchor" href="#interface-optimizerstate-o" aria-label="Permalink to &quot;Interface: OptimizerState\\&lt;O\\&gt;&quot;">​</a></h1><p>What an optimizer needs to go on where it was. Parameters are numbered in the order of the groups.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-o"></a> <code>O</code> <em>extends</em> <code>object</code></td><td><code>object</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-paramgroups"></a> <code>paramGroups</code></td><td><code>readonly</code></td><td>readonly (<code>O</code> &amp; <code>object</code>)[]</td><td>-</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&gt;&gt;</td><td>By number and name, <code>0.expAvg</code>: a record that <code>saveSafetensors</code> takes. All else is JSON.</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>How many updates each parameter had.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/OptimizerState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OptimizerState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OptimizerState as default
};
