import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ArgSlot","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/ArgSlot.md","filePath":"reference/@nacre/tensor/backend/interfaces/ArgSlot.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/ArgSlot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-argslot" tabindex="-1">Interface: ArgSlot <a class="header-anchor" href="#interface-argslot" aria-label="Permalink to &quot;Interface: ArgSlot&quot;">​</a></h1><p>A number that may differ from launch to launch. A launch gives any number; the program rounds or wraps it to <code>type</code>, as <code>toComputeType</code> does. Index arguments (<code>int32</code>) state their range.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-max"></a> <code>max?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-min"></a> <code>min?</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ComputeType"><code>ComputeType</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/ArgSlot.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ArgSlot = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ArgSlot as default
};
