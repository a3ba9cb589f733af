import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TripletOptions<R>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/TripletOptions.md","filePath":"reference/@nacre/layers/interfaces/TripletOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/TripletOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tripletoptions-r" tabindex="-1">Interface: TripletOptions&lt;R&gt; <a class="header-anchor" href="#interface-tripletoptions-r" aria-label="Permalink to &quot;Interface: TripletOptions\\&lt;R\\&gt;&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LossOptions"><code>LossOptions</code></a>&lt;<code>R</code>&gt;</li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-r"></a> <code>R</code> <em>extends</em> <a href="./../type-aliases/Reduction"><code>Reduction</code></a></td><td><a href="./../type-aliases/Reduction"><code>Reduction</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-eps"></a> <code>eps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Added to differences, so that a distance of 0 has a gradient; 1e-6 by default.</td><td>-</td></tr><tr><td><a id="property-margin"></a> <code>margin?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How much nearer the positive has to be than the negative; 1 by default.</td><td>-</td></tr><tr><td><a id="property-p"></a> <code>p?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Which norm measures distances; 2 by default.</td><td>-</td></tr><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>R</code></td><td>mean by default.</td><td><a href="./LossOptions"><code>LossOptions</code></a>.<a href="./LossOptions#property-reduction"><code>reduction</code></a></td></tr><tr><td><a id="property-swap"></a> <code>swap?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the negative counts as near when it is near the positive (Balntas et al. 2016); false by default.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/TripletOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TripletOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TripletOptions as default
};
