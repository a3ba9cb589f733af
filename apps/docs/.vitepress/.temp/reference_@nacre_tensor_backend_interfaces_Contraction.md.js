import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Contraction","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Contraction.md","filePath":"reference/@nacre/tensor/backend/interfaces/Contraction.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Contraction.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-contraction" tabindex="-1">Interface: Contraction <a class="header-anchor" href="#interface-contraction" aria-label="Permalink to &quot;Interface: Contraction&quot;">​</a></h1><p>A stage that is a sum of products <code>Σ a · b</code>, its axes sorted by which factor depends on them. A backend runs every matmul and convolution, forward and backward, as one tiled product of an M × K and a K × N panel per batch point.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-a"></a> <code>a</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Expr"><code>Expr</code></a></td><td>-</td></tr><tr><td><a id="property-b"></a> <code>b</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Expr"><code>Expr</code></a></td><td>-</td></tr><tr><td><a id="property-batch"></a> <code>batch</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Outer axes both factors depend on, or neither.</td></tr><tr><td><a id="property-k"></a> <code>k</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>The stage&#39;s inner axes.</td></tr><tr><td><a id="property-m"></a> <code>m</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Outer axes only <code>a</code> depends on.</td></tr><tr><td><a id="property-n"></a> <code>n</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Outer axes only <code>b</code> depends on.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Contraction.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Contraction = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Contraction as default
};
