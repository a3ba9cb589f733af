import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LossOptions<R>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/LossOptions.md","filePath":"reference/@nacre/layers/interfaces/LossOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/LossOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lossoptions-r" tabindex="-1">Interface: LossOptions&lt;R&gt; <a class="header-anchor" href="#interface-lossoptions-r" aria-label="Permalink to &quot;Interface: LossOptions\\&lt;R\\&gt;&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./BinaryOptions"><code>BinaryOptions</code></a></li><li><a href="./CtcOptions"><code>CtcOptions</code></a></li><li><a href="./MarginOptions"><code>MarginOptions</code></a></li><li><a href="./TripletOptions"><code>TripletOptions</code></a></li><li><a href="./ClassOptions"><code>ClassOptions</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-r"></a> <code>R</code> <em>extends</em> <a href="./../type-aliases/Reduction"><code>Reduction</code></a></td><td><a href="./../type-aliases/Reduction"><code>Reduction</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>R</code></td><td>mean by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/LossOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LossOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LossOptions as default
};
