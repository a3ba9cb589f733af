import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BpeTrainingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/BpeTrainingOptions.md","filePath":"reference/@nacre/data/interfaces/BpeTrainingOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/BpeTrainingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bpetrainingoptions" tabindex="-1">Interface: BpeTrainingOptions <a class="header-anchor" href="#interface-bpetrainingoptions" aria-label="Permalink to &quot;Interface: BpeTrainingOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./BpeOptions"><code>BpeOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-pattern"></a> <code>pattern?</code></td><td><code>readonly</code></td><td><code>RegExp</code></td><td>Pieces that are never merged across. Default GPT-2&#39;s.</td><td><a href="./BpeOptions"><code>BpeOptions</code></a>.<a href="./BpeOptions#property-pattern"><code>pattern</code></a></td></tr><tr><td><a id="property-special"></a> <code>special?</code></td><td><code>readonly</code></td><td><a href="./SpecialTokens"><code>SpecialTokens</code></a></td><td>Special tokens. Default none.</td><td><a href="./BpeOptions"><code>BpeOptions</code></a>.<a href="./BpeOptions#property-special"><code>special</code></a></td></tr><tr><td><a id="property-vocabsize"></a> <code>vocabSize</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many tokens there are to be at most: special ones, 256 bytes, and merges.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/BpeTrainingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BpeTrainingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BpeTrainingOptions as default
};
