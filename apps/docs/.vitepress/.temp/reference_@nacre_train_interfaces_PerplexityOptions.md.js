import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PerplexityOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/PerplexityOptions.md","filePath":"reference/@nacre/train/interfaces/PerplexityOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/PerplexityOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-perplexityoptions" tabindex="-1">Interface: PerplexityOptions <a class="header-anchor" href="#interface-perplexityoptions" aria-label="Permalink to &quot;Interface: PerplexityOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-ignoreindex"></a> <code>ignoreIndex?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Targets of this class (padding, say) do not count; by default all do.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/PerplexityOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PerplexityOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PerplexityOptions as default
};
