import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LBFGSState","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/LBFGSState.md","filePath":"reference/@nacre/optim/interfaces/LBFGSState.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/LBFGSState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lbfgsstate" tabindex="-1">Interface: LBFGSState <a class="header-anchor" href="#interface-lbfgsstate" aria-label="Permalink to &quot;Interface: LBFGSState&quot;">​</a></h1><p>What LBFGS needs to go on where it was.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-evaluations"></a> <code>evaluations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-iterations"></a> <code>iterations</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-length"></a> <code>length</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The length of the last step along the direction.</td></tr><tr><td><a id="property-paramgroups"></a> <code>paramGroups</code></td><td><code>readonly</code></td><td>readonly (<a href="./LBFGSOptions"><code>LBFGSOptions</code></a> &amp; <code>object</code>)[]</td><td>-</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&gt;&gt;</td><td><code>direction</code> and <code>gradient</code> [n], and the history <code>moves</code> and <code>changes</code> [k, n], as float64: a record that <code>saveSafetensors</code> takes.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/LBFGSState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LBFGSState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LBFGSState as default
};
