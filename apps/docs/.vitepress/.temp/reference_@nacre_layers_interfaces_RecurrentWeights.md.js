import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecurrentWeights","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/RecurrentWeights.md","filePath":"reference/@nacre/layers/interfaces/RecurrentWeights.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/RecurrentWeights.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-recurrentweights" tabindex="-1">Interface: RecurrentWeights <a class="header-anchor" href="#interface-recurrentweights" aria-label="Permalink to &quot;Interface: RecurrentWeights&quot;">​</a></h1><p>What one layer learns for one direction. A kind with k gates has k blocks of rows, in the order of its formulas.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-biashh"></a> <code>biasHh</code></td><td><code>readonly</code></td><td><code>Weight</code> | <code>null</code></td><td>[k · hidden]</td></tr><tr><td><a id="property-biasih"></a> <code>biasIh</code></td><td><code>readonly</code></td><td><code>Weight</code> | <code>null</code></td><td>[k · hidden]</td></tr><tr><td><a id="property-weighthh"></a> <code>weightHh</code></td><td><code>readonly</code></td><td><code>Weight</code></td><td>[k · hidden, shown], shown being what the layer passes on: its hidden state, or a projection of it.</td></tr><tr><td><a id="property-weighthr"></a> <code>weightHr</code></td><td><code>readonly</code></td><td><code>Weight</code> | <code>null</code></td><td>[shown, hidden], where the hidden state is projected.</td></tr><tr><td><a id="property-weightih"></a> <code>weightIh</code></td><td><code>readonly</code></td><td><code>Weight</code></td><td>[k · hidden, input]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/RecurrentWeights.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecurrentWeights = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecurrentWeights as default
};
