import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AdapterOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/backend-webgpu/interfaces/AdapterOptions.md","filePath":"reference/@nacre/backend-webgpu/interfaces/AdapterOptions.md"}');
const _sfc_main = { name: "reference/@nacre/backend-webgpu/interfaces/AdapterOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-adapteroptions" tabindex="-1">Interface: AdapterOptions <a class="header-anchor" href="#interface-adapteroptions" aria-label="Permalink to &quot;Interface: AdapterOptions&quot;">​</a></h1><p>Where a WebGPU device comes from.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./WebGPUOptions"><code>WebGPUOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-adapter"></a> <code>adapter?</code></td><td><code>readonly</code></td><td><code>GPUAdapter</code></td><td>The adapter to take instead of asking for one.</td></tr><tr><td><a id="property-gpu"></a> <code>gpu?</code></td><td><code>readonly</code></td><td><code>GPU</code></td><td>The entry point to WebGPU. Default: <code>navigator.gpu</code>, and in Node the one of the package <code>webgpu</code>.</td></tr><tr><td><a id="property-powerpreference"></a> <code>powerPreference?</code></td><td><code>readonly</code></td><td><code>GPUPowerPreference</code></td><td>Which GPU of several. Default: as the platform decides.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/backend-webgpu/interfaces/AdapterOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AdapterOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AdapterOptions as default
};
