import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionMasks","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/AttentionMasks.md","filePath":"reference/@nacre/layers/interfaces/AttentionMasks.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/AttentionMasks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-attentionmasks" tabindex="-1">Interface: AttentionMasks <a class="header-anchor" href="#interface-attentionmasks" aria-label="Permalink to &quot;Interface: AttentionMasks&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AttentionOptions"><code>AttentionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-attnmask"></a> <code>attnMask?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>[L, S], or [batch · heads, L, S]: true where a query may not attend to a key, or floats added to the scores.</td></tr><tr><td><a id="property-iscausal"></a> <code>isCausal?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether query i attends only to the keys 0 to i, beside what the masks allow; false by default.</td></tr><tr><td><a id="property-keypaddingmask"></a> <code>keyPaddingMask?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>[batch, S], or [S] without a batch: true at keys to be ignored, or floats added to their scores.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/AttentionMasks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionMasks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionMasks as default
};
