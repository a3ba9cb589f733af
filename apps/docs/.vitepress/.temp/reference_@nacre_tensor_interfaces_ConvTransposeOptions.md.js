import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvTransposeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/ConvTransposeOptions.md","filePath":"reference/@nacre/tensor/interfaces/ConvTransposeOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/ConvTransposeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-convtransposeoptions" tabindex="-1">Interface: ConvTransposeOptions <a class="header-anchor" href="#interface-convtransposeoptions" aria-label="Permalink to &quot;Interface: ConvTransposeOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../layers/interfaces/TransposedConvolutionOptions"><code>TransposedConvolutionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-dilation"></a> <code>dilation?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr><tr><td><a id="property-groups"></a> <code>groups?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-outputpadding"></a> <code>outputPadding?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr><tr><td><a id="property-padding"></a> <code>padding?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr><tr><td><a id="property-stride"></a> <code>stride?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/ConvTransposeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvTransposeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvTransposeOptions as default
};
