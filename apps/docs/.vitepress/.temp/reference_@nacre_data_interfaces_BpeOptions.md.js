import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BpeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/BpeOptions.md","filePath":"reference/@nacre/data/interfaces/BpeOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/BpeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bpeoptions" tabindex="-1">Interface: BpeOptions <a class="header-anchor" href="#interface-bpeoptions" aria-label="Permalink to &quot;Interface: BpeOptions&quot;">​</a></h1><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./BpeTrainingOptions"><code>BpeTrainingOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-pattern"></a> <code>pattern?</code></td><td><code>readonly</code></td><td><code>RegExp</code></td><td>Pieces that are never merged across. Default GPT-2&#39;s.</td></tr><tr><td><a id="property-special"></a> <code>special?</code></td><td><code>readonly</code></td><td><a href="./SpecialTokens"><code>SpecialTokens</code></a></td><td>Special tokens. Default none.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/BpeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BpeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BpeOptions as default
};
