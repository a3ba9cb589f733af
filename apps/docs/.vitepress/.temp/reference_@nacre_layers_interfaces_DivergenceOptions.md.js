import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DivergenceOptions<R>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/DivergenceOptions.md","filePath":"reference/@nacre/layers/interfaces/DivergenceOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/DivergenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-divergenceoptions-r" tabindex="-1">Interface: DivergenceOptions&lt;R&gt; <a class="header-anchor" href="#interface-divergenceoptions-r" aria-label="Permalink to &quot;Interface: DivergenceOptions\\&lt;R\\&gt;&quot;">​</a></h1><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-r"></a> <code>R</code> <em>extends</em> <a href="./../type-aliases/Reduction"><code>Reduction</code></a> | <code>&quot;batchmean&quot;</code></td><td><a href="./../type-aliases/Reduction"><code>Reduction</code></a> | <code>&quot;batchmean&quot;</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-logtarget"></a> <code>logTarget?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the target holds logarithms too; false by default.</td></tr><tr><td><a id="property-reduction"></a> <code>reduction?</code></td><td><code>readonly</code></td><td><code>R</code></td><td>mean by default, over all elements as in PyTorch; batchmean divides the sum by the first size, which is the divergence proper.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/DivergenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DivergenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DivergenceOptions as default
};
