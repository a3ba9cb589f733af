import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BufferSlot","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/BufferSlot.md","filePath":"reference/@nacre/tensor/backend/interfaces/BufferSlot.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/BufferSlot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bufferslot" tabindex="-1">Interface: BufferSlot <a class="header-anchor" href="#interface-bufferslot" aria-label="Permalink to &quot;Interface: BufferSlot&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-access"></a> <code>access</code></td><td><code>readonly</code></td><td><code>&quot;read&quot;</code> | <code>&quot;write&quot;</code> | <code>&quot;readwrite&quot;</code></td><td>-</td></tr><tr><td><a id="property-count"></a> <code>count</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Elements that may be addressed.</td></tr><tr><td><a id="property-dtype"></a> <code>dtype</code></td><td><code>readonly</code></td><td><a href="./../../type-aliases/DType"><code>DType</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/BufferSlot.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BufferSlot = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BufferSlot as default
};
