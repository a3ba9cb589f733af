import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScatterRoutine","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/ScatterRoutine.md","filePath":"reference/@nacre/tensor/backend/interfaces/ScatterRoutine.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/ScatterRoutine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scatterroutine" tabindex="-1">Interface: ScatterRoutine <a class="header-anchor" href="#interface-scatterroutine" aria-label="Permalink to &quot;Interface: ScatterRoutine&quot;">​</a></h1><p>Buffers: [base, index (int32), source, output, faults (int32)]. Output is a copy of base in which, for j = 0 … count − 1 in this order, <code>output[o, index[o, j, i], i]</code> becomes (or is increased by) <code>source[o, j, i]</code>. The index is read at <code>o · indexStrides[0] + j · indexStrides[1] + i · indexStrides[2]</code>; a stride of 0 means it is shared. float16 is increased in float32 and rounded once, at the end. An index outside [0, length) is skipped and 1 is written to element <code>args[0]</code> of faults.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>AlongAxis</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-count"></a> <code>count</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-dtype"></a> <code>dtype</code></td><td><code>readonly</code></td><td><a href="./../../type-aliases/DType"><code>DType</code></a></td><td>-</td></tr><tr><td><a id="property-indexstrides"></a> <code>indexStrides</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>, <code>number</code>]</td><td>-</td></tr><tr><td><a id="property-inner"></a> <code>inner</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.inner</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;scatter&quot;</code></td><td>-</td></tr><tr><td><a id="property-length"></a> <code>length</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.length</code></td></tr><tr><td><a id="property-mode"></a> <code>mode</code></td><td><code>readonly</code></td><td><code>&quot;add&quot;</code> | <code>&quot;set&quot;</code></td><td>-</td></tr><tr><td><a id="property-outer"></a> <code>outer</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.outer</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/ScatterRoutine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScatterRoutine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScatterRoutine as default
};
