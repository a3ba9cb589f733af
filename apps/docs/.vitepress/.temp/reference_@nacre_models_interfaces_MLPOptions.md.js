import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MLPOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/MLPOptions.md","filePath":"reference/@nacre/models/interfaces/MLPOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/MLPOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-mlpoptions" tabindex="-1">Interface: MLPOptions <a class="header-anchor" href="#interface-mlpoptions" aria-label="Permalink to &quot;Interface: MLPOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td>| <code>&quot;tanh&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;gelu&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;silu&quot;</code> | <code>&quot;softplus&quot;</code> | <code>&quot;mish&quot;</code></td><td>relu by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/MLPOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MLPOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MLPOptions as default
};
