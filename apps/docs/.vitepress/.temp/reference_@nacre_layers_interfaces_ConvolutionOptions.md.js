import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvolutionOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ConvolutionOptions.md","filePath":"reference/@nacre/layers/interfaces/ConvolutionOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ConvolutionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-convolutionoptions" tabindex="-1">Interface: ConvolutionOptions <a class="header-anchor" href="#interface-convolutionoptions" aria-label="Permalink to &quot;Interface: ConvolutionOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>true by default.</td><td>-</td></tr><tr><td><a id="property-dilation"></a> <code>dilation?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Size"><code>Size</code></a></td><td>-</td><td><a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a>.<a href="./../../tensor/interfaces/ConvOptions#property-dilation"><code>dilation</code></a></td></tr><tr><td><a id="property-groups"></a> <code>groups?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td><td><a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a>.<a href="./../../tensor/interfaces/ConvOptions#property-groups"><code>groups</code></a></td></tr><tr><td><a id="property-padding"></a> <code>padding?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Size"><code>Size</code></a> | <code>&quot;same&quot;</code> | <code>&quot;valid&quot;</code></td><td>-</td><td><a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a>.<a href="./../../tensor/interfaces/ConvOptions#property-padding"><code>padding</code></a></td></tr><tr><td><a id="property-paddingmode"></a> <code>paddingMode?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/PaddingMode"><code>PaddingMode</code></a></td><td>What padding is filled with; zeros by default.</td><td>-</td></tr><tr><td><a id="property-stride"></a> <code>stride?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Size"><code>Size</code></a></td><td>-</td><td><a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a>.<a href="./../../tensor/interfaces/ConvOptions#property-stride"><code>stride</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ConvolutionOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvolutionOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvolutionOptions as default
};
