import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SimilarityOptions<N>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/SimilarityOptions.md","filePath":"reference/@nacre/layers/interfaces/SimilarityOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/SimilarityOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-similarityoptions-n" tabindex="-1">Interface: SimilarityOptions&lt;N&gt; <a class="header-anchor" href="#interface-similarityoptions-n" aria-label="Permalink to &quot;Interface: SimilarityOptions\\&lt;N\\&gt;&quot;">​</a></h1><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-n"></a> <code>N</code> <em>extends</em> <code>number</code></td><td><code>number</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dim"></a> <code>dim?</code></td><td><code>readonly</code></td><td><code>N</code></td><td>The dimension of the vectors; 1 by default.</td></tr><tr><td><a id="property-eps"></a> <code>eps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The least that is divided by; 1e-8 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/SimilarityOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SimilarityOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SimilarityOptions as default
};
