import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClassOptions<R>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ClassOptions.md","filePath":"reference/@nacre/layers/interfaces/ClassOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ClassOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-classoptions-r" tabindex="-1">Interface: ClassOptions&lt;R&gt; <a class="header-anchor" href="#interface-classoptions-r" aria-label="Permalink to &quot;Interface: ClassOptions\\&lt;R\\&gt;&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LossOptions"><code>LossOptions</code></a>&lt;<code>R</code>&gt;</li></ul><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CrossEntropyOptions"><code>CrossEntropyOptions</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-r"></a> <code>R</code> <em>extends</em> <a href="./../type-aliases/Reduction"><code>Reduction</code></a></td><td><a href="./../type-aliases/Reduction"><code>Reduction</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-ignoreindex"></a> <code>ignoreIndex?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Examples of this class count nothing; −100 by default.</td><td>-</td></tr><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>R</code></td><td>mean by default.</td><td><a href="./LossOptions"><code>LossOptions</code></a>.<a href="./LossOptions#property-reduction"><code>reduction</code></a></td></tr><tr><td><a id="property-weight"></a> <code>weight?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>A factor for each class; the mean is then weighted.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ClassOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClassOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClassOptions as default
};
