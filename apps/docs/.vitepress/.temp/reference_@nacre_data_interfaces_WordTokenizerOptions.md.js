import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WordTokenizerOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/WordTokenizerOptions.md","filePath":"reference/@nacre/data/interfaces/WordTokenizerOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/WordTokenizerOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-wordtokenizeroptions" tabindex="-1">Interface: WordTokenizerOptions <a class="header-anchor" href="#interface-wordtokenizeroptions" aria-label="Permalink to &quot;Interface: WordTokenizerOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-lowercase"></a> <code>lowercase?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether capital letters are read as small ones. Default false.</td></tr><tr><td><a id="property-maxsize"></a> <code>maxSize?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>At most this many tokens, the special ones included: the rarest words are left out. Default as many as there are.</td></tr><tr><td><a id="property-mincount"></a> <code>minCount?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Rarer words get no token of their own. Default 1.</td></tr><tr><td><a id="property-pattern"></a> <code>pattern?</code></td><td><code>readonly</code></td><td><code>RegExp</code></td><td>What a word is; matched again and again. Default runs of letters, digits and marks, or one other visible character.</td></tr><tr><td><a id="property-special"></a> <code>special?</code></td><td><code>readonly</code></td><td><a href="./SpecialTokens"><code>SpecialTokens</code></a></td><td>Special tokens; they are numbered first. Default <code>{ pad: &#39;&lt;pad&gt;&#39;, unk: &#39;&lt;unk&gt;&#39; }</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/WordTokenizerOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WordTokenizerOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WordTokenizerOptions as default
};
