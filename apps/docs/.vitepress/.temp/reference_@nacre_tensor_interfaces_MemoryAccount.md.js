import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MemoryAccount","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/MemoryAccount.md","filePath":"reference/@nacre/tensor/interfaces/MemoryAccount.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/MemoryAccount.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-memoryaccount" tabindex="-1">Interface: MemoryAccount <a class="header-anchor" href="#interface-memoryaccount" aria-label="Permalink to &quot;Interface: MemoryAccount&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-buffers"></a> <code>buffers</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of live buffers.</td></tr><tr><td><a id="property-bytesinuse"></a> <code>bytesInUse</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of live values and of the scratch memory of plans.</td></tr><tr><td><a id="property-peakbytes"></a> <code>peakBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/MemoryAccount.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MemoryAccount = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MemoryAccount as default
};
