import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecurrentOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/RecurrentOptions.md","filePath":"reference/@nacre/layers/interfaces/RecurrentOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/RecurrentOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-recurrentoptions" tabindex="-1">Interface: RecurrentOptions <a class="header-anchor" href="#interface-recurrentoptions" aria-label="Permalink to &quot;Interface: RecurrentOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./LSTMOptions"><code>LSTMOptions</code></a></li><li><a href="./RNNOptions"><code>RNNOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batchfirst"></a> <code>batchFirst?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether inputs and outputs are [batch, time, …] instead of [time, batch, …]; false by default. States never are.</td></tr><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>true by default.</td></tr><tr><td><a id="property-bidirectional"></a> <code>bidirectional?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether each layer also reads backwards, its outputs behind those of the forward direction; false by default.</td></tr><tr><td><a id="property-dropout"></a> <code>dropout?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>With which probability, in training, an output of a layer that another reads is dropped; 0 by default.</td></tr><tr><td><a id="property-numlayers"></a> <code>numLayers?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many layers, each reading the one before; 1 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/RecurrentOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecurrentOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecurrentOptions as default
};
