import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReduceStage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/ReduceStage.md","filePath":"reference/@nacre/tensor/backend/interfaces/ReduceStage.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/ReduceStage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-reducestage" tabindex="-1">Interface: ReduceStage <a class="header-anchor" href="#interface-reducestage" aria-label="Permalink to &quot;Interface: ReduceStage&quot;">​</a></h1><p>Accumulates over all its inner axes; later stages read the results, one value per outer point and accumulator. An accumulator begins with the identity of its operation (<code>reduceOps</code>), which is also the result over no points. Sums and products of floats may be taken in any order and carried with more precision than the type of their values, which the result has.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-accumulators"></a> <code>accumulators</code></td><td><code>readonly</code></td><td>readonly <a href="./Accumulator"><code>Accumulator</code></a>[]</td><td>-</td></tr><tr><td><a id="property-axes"></a> <code>axes</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td></tr><tr><td><a id="property-contraction"></a> <code>contraction?</code></td><td><code>readonly</code></td><td><a href="./Contraction"><code>Contraction</code></a></td><td>Present when the stage is a single sum of products.</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;reduce&quot;</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/ReduceStage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReduceStage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReduceStage as default
};
