import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ConvParameterOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ConvParameterOptions.md","filePath":"reference/@nacre/layers/interfaces/ConvParameterOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ConvParameterOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-convparameteroptions" tabindex="-1">Interface: ConvParameterOptions <a class="header-anchor" href="#interface-convparameteroptions" aria-label="Permalink to &quot;Interface: ConvParameterOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./../../tensor/interfaces/ConvOptions"><code>ConvOptions</code></a>, <code>&quot;groups&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>true by default.</td><td>-</td></tr><tr><td><a id="property-dimensions"></a> <code>dimensions?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Over how many dimensions a kernelSize that is a number slides; 2 by default.</td><td>-</td></tr><tr><td><a id="property-groups"></a> <code>groups?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td><td><a href="./ConvolutionOptions"><code>ConvolutionOptions</code></a>.<a href="./ConvolutionOptions#property-groups"><code>groups</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ConvParameterOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConvParameterOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConvParameterOptions as default
};
