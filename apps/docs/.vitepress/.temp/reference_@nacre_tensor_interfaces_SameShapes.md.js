import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SameShapes","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/SameShapes.md","filePath":"reference/@nacre/tensor/interfaces/SameShapes.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/SameShapes.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sameshapes" tabindex="-1">Interface: SameShapes <a class="header-anchor" href="#interface-sameshapes" aria-label="Permalink to &quot;Interface: SameShapes&quot;">​</a></h1><p>Activations, dropout.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./LayerShapes"><code>LayerShapes</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Overrides</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-input"></a> <code>input</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>-</td><td><a href="./LayerShapes"><code>LayerShapes</code></a>.<a href="./LayerShapes#property-input"><code>input</code></a></td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Shape"><code>Shape</code></a></td><td><a href="./LayerShapes"><code>LayerShapes</code></a>.<a href="./LayerShapes#property-output"><code>output</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/SameShapes.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SameShapes = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SameShapes as default
};
