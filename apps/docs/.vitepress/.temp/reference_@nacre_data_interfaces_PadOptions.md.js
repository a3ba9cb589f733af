import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PadOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/PadOptions.md","filePath":"reference/@nacre/data/interfaces/PadOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/PadOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-padoptions" tabindex="-1">Interface: PadOptions <a class="header-anchor" href="#interface-padoptions" aria-label="Permalink to &quot;Interface: PadOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-length"></a> <code>length?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The length of all; longer sequences lose their end. Default that of the longest.</td></tr><tr><td><a id="property-side"></a> <code>side?</code></td><td><code>readonly</code></td><td><code>&quot;left&quot;</code> | <code>&quot;right&quot;</code></td><td>Where short sequences are filled. Default &quot;right&quot;.</td></tr><tr><td><a id="property-value"></a> <code>value?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What short sequences are filled with: the tokenizer&#39;s <code>special.pad</code>. Default 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/PadOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PadOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PadOptions as default
};
