import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ArgsortRoutine","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/ArgsortRoutine.md","filePath":"reference/@nacre/tensor/backend/interfaces/ArgsortRoutine.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/ArgsortRoutine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-argsortroutine" tabindex="-1">Interface: ArgsortRoutine <a class="header-anchor" href="#interface-argsortroutine" aria-label="Permalink to &quot;Interface: ArgsortRoutine&quot;">​</a></h1><p>Buffers: [keys, indices (int32)]. The stable order; NaN counts as the largest value.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>AlongAxis</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-descending"></a> <code>descending</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-dtype"></a> <code>dtype</code></td><td><code>readonly</code></td><td><a href="./../../type-aliases/DType"><code>DType</code></a></td><td>-</td></tr><tr><td><a id="property-inner"></a> <code>inner</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.inner</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;argsort&quot;</code></td><td>-</td></tr><tr><td><a id="property-length"></a> <code>length</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.length</code></td></tr><tr><td><a id="property-outer"></a> <code>outer</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.outer</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/ArgsortRoutine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ArgsortRoutine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ArgsortRoutine as default
};
