import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SpecialTokens","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/SpecialTokens.md","filePath":"reference/@nacre/data/interfaces/SpecialTokens.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/SpecialTokens.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-specialtokens" tabindex="-1">Interface: SpecialTokens <a class="header-anchor" href="#interface-specialtokens" aria-label="Permalink to &quot;Interface: SpecialTokens&quot;">​</a></h1><p>Tokens that stand for no text, and how each is written.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bos"></a> <code>bos?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Begins a sequence.</td></tr><tr><td><a id="property-eos"></a> <code>eos?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Ends a sequence.</td></tr><tr><td><a id="property-pad"></a> <code>pad?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Fills sequences up to equal length.</td></tr><tr><td><a id="property-unk"></a> <code>unk?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Stands for what has no token.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/SpecialTokens.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SpecialTokens = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SpecialTokens as default
};
