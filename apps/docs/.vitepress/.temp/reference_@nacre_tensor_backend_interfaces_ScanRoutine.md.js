import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScanRoutine","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/ScanRoutine.md","filePath":"reference/@nacre/tensor/backend/interfaces/ScanRoutine.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/ScanRoutine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scanroutine" tabindex="-1">Interface: ScanRoutine <a class="header-anchor" href="#interface-scanroutine" aria-label="Permalink to &quot;Interface: ScanRoutine&quot;">​</a></h1><p>Buffers: [input, output]. <code>output[o, l, i] = input[o, 0, i] ∘ … ∘ input[o, l, i]</code>, in order.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>AlongAxis</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-dtype"></a> <code>dtype</code></td><td><code>readonly</code></td><td><a href="./../../type-aliases/DType"><code>DType</code></a></td><td>-</td></tr><tr><td><a id="property-inner"></a> <code>inner</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.inner</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;scan&quot;</code></td><td>-</td></tr><tr><td><a id="property-length"></a> <code>length</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.length</code></td></tr><tr><td><a id="property-op"></a> <code>op</code></td><td><code>readonly</code></td><td><code>&quot;sum&quot;</code> | <code>&quot;prod&quot;</code></td><td>-</td></tr><tr><td><a id="property-outer"></a> <code>outer</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>AlongAxis.outer</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/ScanRoutine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScanRoutine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScanRoutine as default
};
