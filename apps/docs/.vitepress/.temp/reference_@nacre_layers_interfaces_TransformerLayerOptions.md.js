import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TransformerLayerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/TransformerLayerOptions.md","filePath":"reference/@nacre/layers/interfaces/TransformerLayerOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/TransformerLayerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-transformerlayeroptions" tabindex="-1">Interface: TransformerLayerOptions <a class="header-anchor" href="#interface-transformerlayeroptions" aria-label="Permalink to &quot;Interface: TransformerLayerOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./TransformerOptions"><code>TransformerOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TransformerActivation"><code>TransformerActivation</code></a></td><td>relu by default.</td></tr><tr><td><a id="property-batchfirst"></a> <code>batchFirst?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether inputs and outputs are [batch, length, dModel] instead of [length, batch, dModel]; false by default.</td></tr><tr><td><a id="property-dimfeedforward"></a> <code>dimFeedforward?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Features between the two linear layers; 2048 by default.</td></tr><tr><td><a id="property-dropout"></a> <code>dropout?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>With which probability, in training, attention weights, inner features and what is added are dropped; 0.1 by default.</td></tr><tr><td><a id="property-layernormeps"></a> <code>layerNormEps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Added to the variance where the layers normalise; 1e-5 by default.</td></tr><tr><td><a id="property-normfirst"></a> <code>normFirst?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether each part normalises what it reads instead of what it has added to; false by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/TransformerLayerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TransformerLayerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TransformerLayerOptions as default
};
