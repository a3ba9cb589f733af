import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BinaryLogitsOptions<R>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/BinaryLogitsOptions.md","filePath":"reference/@nacre/layers/interfaces/BinaryLogitsOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/BinaryLogitsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-binarylogitsoptions-r" tabindex="-1">Interface: BinaryLogitsOptions&lt;R&gt; <a class="header-anchor" href="#interface-binarylogitsoptions-r" aria-label="Permalink to &quot;Interface: BinaryLogitsOptions\\&lt;R\\&gt;&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./BinaryOptions"><code>BinaryOptions</code></a>&lt;<code>R</code>&gt;</li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-r"></a> <code>R</code> <em>extends</em> <a href="./../type-aliases/Reduction"><code>Reduction</code></a></td><td><a href="./../type-aliases/Reduction"><code>Reduction</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-posweight"></a> <code>posWeight?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>A factor for the positive part of each class; it broadcasts.</td><td>-</td></tr><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>R</code></td><td>mean by default.</td><td><a href="./BinaryOptions"><code>BinaryOptions</code></a>.<a href="./BinaryOptions#property-reduction"><code>reduction</code></a></td></tr><tr><td><a id="property-weight"></a> <code>weight?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <a href="./../../tensor/type-aliases/DType"><code>DType</code></a>&gt;</td><td>A factor for each element, or for what broadcasts to them.</td><td><a href="./BinaryOptions"><code>BinaryOptions</code></a>.<a href="./BinaryOptions#property-weight"><code>weight</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/BinaryLogitsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BinaryLogitsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BinaryLogitsOptions as default
};
