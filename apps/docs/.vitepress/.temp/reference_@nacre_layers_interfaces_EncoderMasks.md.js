import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EncoderMasks","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/EncoderMasks.md","filePath":"reference/@nacre/layers/interfaces/EncoderMasks.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/EncoderMasks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-encodermasks" tabindex="-1">Interface: EncoderMasks <a class="header-anchor" href="#interface-encodermasks" aria-label="Permalink to &quot;Interface: EncoderMasks&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-iscausal"></a> <code>isCausal?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a place attends only to itself and those before it; false by default.</td></tr><tr><td><a id="property-srckeypaddingmask"></a> <code>srcKeyPaddingMask?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>[batch, L], or [L] without a batch: true at places to be ignored, or floats added to their scores.</td></tr><tr><td><a id="property-srcmask"></a> <code>srcMask?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>[L, L] or [batch · heads, L, L]: true where a place may not attend to another, or floats added to the scores.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/EncoderMasks.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EncoderMasks = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EncoderMasks as default
};
