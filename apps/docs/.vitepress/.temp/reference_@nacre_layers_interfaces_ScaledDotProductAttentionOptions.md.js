import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScaledDotProductAttentionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ScaledDotProductAttentionOptions.md","filePath":"reference/@nacre/layers/interfaces/ScaledDotProductAttentionOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ScaledDotProductAttentionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scaleddotproductattentionoptions" tabindex="-1">Interface: ScaledDotProductAttentionOptions <a class="header-anchor" href="#interface-scaleddotproductattentionoptions" aria-label="Permalink to &quot;Interface: ScaledDotProductAttentionOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-attnmask"></a> <code>attnMask?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>Broadcasts to [..., L, S]: a boolean, true where a query may attend to a key, or floats that are added to the scores.</td></tr><tr><td><a id="property-dropoutp"></a> <code>dropoutP?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>With which probability a weight is dropped, 0 by default. It is never switched off: pass 0 in evaluation.</td></tr><tr><td><a id="property-iscausal"></a> <code>isCausal?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether query i attends only to the keys 0 to i, beside what the mask allows; false by default.</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What the products are multiplied by; 1 / √E by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ScaledDotProductAttentionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScaledDotProductAttentionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScaledDotProductAttentionOptions as default
};
