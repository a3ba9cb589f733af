import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StackOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/StackOptions.md","filePath":"reference/@nacre/layers/interfaces/StackOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/StackOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-stackoptions" tabindex="-1">Interface: StackOptions <a class="header-anchor" href="#interface-stackoptions" aria-label="Permalink to &quot;Interface: StackOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-norm"></a> <code>norm?</code></td><td><code>readonly</code></td><td><code>Norm</code> | <code>null</code></td><td>What normalises the output of the last layer; nothing by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/StackOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StackOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StackOptions as default
};
