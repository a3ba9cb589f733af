import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionSizes","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/AttentionSizes.md","filePath":"reference/@nacre/tensor/interfaces/AttentionSizes.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/AttentionSizes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-attentionsizes" tabindex="-1">Interface: AttentionSizes <a class="header-anchor" href="#interface-attentionsizes" aria-label="Permalink to &quot;Interface: AttentionSizes&quot;">​</a></h1><p>The options of attention with several heads that decide on shapes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-addbiaskv"></a> <code>addBiasKv?</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr><tr><td><a id="property-addzeroattn"></a> <code>addZeroAttn?</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr><tr><td><a id="property-batchfirst"></a> <code>batchFirst?</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr><tr><td><a id="property-kdim"></a> <code>kdim?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-vdim"></a> <code>vdim?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/AttentionSizes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionSizes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionSizes as default
};
