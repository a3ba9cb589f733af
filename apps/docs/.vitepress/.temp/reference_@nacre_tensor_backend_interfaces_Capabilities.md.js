import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Capabilities","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Capabilities.md","filePath":"reference/@nacre/tensor/backend/interfaces/Capabilities.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Capabilities.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-capabilities" tabindex="-1">Interface: Capabilities <a class="header-anchor" href="#interface-capabilities" aria-label="Permalink to &quot;Interface: Capabilities&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-canreadsync"></a> <code>canReadSync</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-dtypes"></a> <code>dtypes</code></td><td><code>readonly</code></td><td><code>ReadonlySet</code>&lt;<a href="./../../type-aliases/DType"><code>DType</code></a>&gt;</td><td>Storage dtypes; float32, int32, uint32 and bool always.</td></tr><tr><td><a id="property-maxallocationbytes"></a> <code>maxAllocationBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Scratch memory is spread over allocations up to this size. A single value that is larger is asked for all the same, for <code>alloc</code> to refuse.</td></tr><tr><td><a id="property-maxbuffersperkernel"></a> <code>maxBuffersPerKernel</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Buffers one kernel may use; 8 is the portable WebGPU limit.</td></tr><tr><td><a id="property-offsetalignment"></a> <code>offsetAlignment</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Buffer offsets inside an allocation are multiples of this.</td></tr><tr><td><a id="property-routines"></a> <code>routines</code></td><td><code>readonly</code></td><td><code>ReadonlySet</code>&lt;<code>&quot;scatter&quot;</code> | <code>&quot;argsort&quot;</code> | <code>&quot;scan&quot;</code>&gt;</td><td>What is missing becomes kernels: <code>createDevice</code> is then given <code>routineKernels</code>. A backend whose memory the host can see has all three from <code>runRoutine</code>.</td></tr><tr><td><a id="property-winograd"></a> <code>winograd?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether products are so fast that 3×3 convolutions gain from Winograd&#39;s transforms: fewer multiplications, but twice the rounding, more scratch memory, and infinities and NaN that spread over a tile of 4×4 outputs. Default: false.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Capabilities.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Capabilities = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Capabilities as default
};
