import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttentionShapes<Width, O>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/AttentionShapes.md","filePath":"reference/@nacre/tensor/interfaces/AttentionShapes.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/AttentionShapes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-attentionshapes-width-o" tabindex="-1">Interface: AttentionShapes&lt;Width, O&gt; <a class="header-anchor" href="#interface-attentionshapes-width-o" aria-label="Permalink to &quot;Interface: AttentionShapes\\&lt;Width, O\\&gt;&quot;">​</a></h1><p>Attention of <code>Width</code> features. It has three inputs, hence no place in a chain of layers.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LayerShapes"><code>LayerShapes</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-width"></a> <code>Width</code> <em>extends</em> <code>number</code></td></tr><tr><td><a id="type-parameter-o"></a> <code>O</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Overrides</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-input"></a> <code>input</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>-</td><td><a href="./LayerShapes"><code>LayerShapes</code></a>.<a href="./LayerShapes#property-input"><code>input</code></a></td></tr><tr><td><a id="property-options"></a> <code>options</code></td><td><code>readonly</code></td><td><code>O</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><code>readonly</code></td><td><a href="./ShapeError"><code>ShapeError</code></a>&lt;<code>&quot;attention takes a query, keys and values, and returns [output, weights]&quot;</code>&gt;</td><td><a href="./LayerShapes"><code>LayerShapes</code></a>.<a href="./LayerShapes#property-output"><code>output</code></a></td><td>-</td></tr><tr><td><a id="property-width"></a> <code>width</code></td><td><code>readonly</code></td><td><code>Width</code></td><td>-</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/AttentionShapes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttentionShapes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttentionShapes as default
};
