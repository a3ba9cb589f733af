import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MultiHeadAttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/MultiHeadAttentionOptions.md","filePath":"reference/@nacre/layers/interfaces/MultiHeadAttentionOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/MultiHeadAttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-multiheadattentionoptions" tabindex="-1">Interface: MultiHeadAttentionOptions <a class="header-anchor" href="#interface-multiheadattentionoptions" aria-label="Permalink to &quot;Interface: MultiHeadAttentionOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-addbiaskv"></a> <code>addBiasKv?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a key and a value that are learned come behind those given; false by default.</td></tr><tr><td><a id="property-addzeroattn"></a> <code>addZeroAttn?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a key and a value of zeros come behind those given; false by default.</td></tr><tr><td><a id="property-batchfirst"></a> <code>batchFirst?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether inputs and outputs are [batch, length, features] instead of [length, batch, features]; false by default.</td></tr><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the projections have biases; true by default.</td></tr><tr><td><a id="property-dropout"></a> <code>dropout?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>With which probability, in training, a weight is dropped; 0 by default.</td></tr><tr><td><a id="property-kdim"></a> <code>kdim?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Features of the keys; <code>embedDim</code> by default.</td></tr><tr><td><a id="property-vdim"></a> <code>vdim?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Features of the values; <code>embedDim</code> by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/MultiHeadAttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MultiHeadAttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MultiHeadAttentionOptions as default
};
