import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EmbeddingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/EmbeddingOptions.md","filePath":"reference/@nacre/layers/interfaces/EmbeddingOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/EmbeddingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-embeddingoptions" tabindex="-1">Interface: EmbeddingOptions <a class="header-anchor" href="#interface-embeddingoptions" aria-label="Permalink to &quot;Interface: EmbeddingOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxnorm"></a> <code>maxNorm?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The largest norm of a vector: those longer are shortened, in the weight itself, when they are looked up.</td></tr><tr><td><a id="property-normtype"></a> <code>normType?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Which norm that is, the sum of |x|^p to the power 1 / p; 2 by default.</td></tr><tr><td><a id="property-paddingidx"></a> <code>paddingIdx?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>An index whose vector starts as 0 and gets no gradient; a negative one counts from the end.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/EmbeddingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EmbeddingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EmbeddingOptions as default
};
