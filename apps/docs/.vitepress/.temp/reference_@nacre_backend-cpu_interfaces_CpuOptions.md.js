import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CpuOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/backend-cpu/interfaces/CpuOptions.md","filePath":"reference/@nacre/backend-cpu/interfaces/CpuOptions.md"}');
const _sfc_main = { name: "reference/@nacre/backend-cpu/interfaces/CpuOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-cpuoptions" tabindex="-1">Interface: CpuOptions <a class="header-anchor" href="#interface-cpuoptions" aria-label="Permalink to &quot;Interface: CpuOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memory"></a> <code>memory?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes the device may hold at most. Default: what WebAssembly can address, 4 GiB in most engines.</td></tr><tr><td><a id="property-strict"></a> <code>strict?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Uses nothing that may round differently on another machine: a multiplication and an addition stay two roundings. 3×3 convolutions are summed up tap by tap, too, and not through Winograd&#39;s transforms, whose rounding is about twice as large and in which an infinity or NaN spreads over its tile of 4×4 outputs. Default false.</td></tr><tr><td><a id="property-threads"></a> <code>threads?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>&quot;auto&quot;</code></td><td>Threads to compute on, the calling one (or the <code>worker</code>) included. <code>&quot;auto&quot;</code> (the default) is one for each processor, up to 16, where threads can share memory: in Node, Deno and Bun always, in browsers on cross-origin isolated pages; elsewhere it is one. Results are the same to the last bit for any number. <code>device.threads</code> says how many there are, and why.</td></tr><tr><td><a id="property-worker"></a> <code>worker?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Runs all kernels in a worker, so that the calling thread (of a page: its main thread) stays free; it still records, plans and compiles them. The device then cannot be read synchronously. Running sums and products (<code>cumsum</code>), sorting and scattering are done on copies by the calling thread. Results are the same to the last bit. Default false.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/backend-cpu/interfaces/CpuOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CpuOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CpuOptions as default
};
