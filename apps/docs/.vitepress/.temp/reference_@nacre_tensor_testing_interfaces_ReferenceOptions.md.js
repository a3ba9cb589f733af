import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReferenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/interfaces/ReferenceOptions.md","filePath":"reference/@nacre/tensor/testing/interfaces/ReferenceOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/interfaces/ReferenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-referenceoptions" tabindex="-1">Interface: ReferenceOptions <a class="header-anchor" href="#interface-referenceoptions" aria-label="Permalink to &quot;Interface: ReferenceOptions&quot;">​</a></h1><p>For those who write backends, primitives and functions: what is right, and tests that say whether something is.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-routines"></a> <code>routines?</code></td><td><code>readonly</code></td><td><code>Iterable</code>&lt;<code>&quot;scatter&quot;</code> | <code>&quot;argsort&quot;</code> | <code>&quot;scan&quot;</code>, <code>any</code>, <code>any</code>&gt;</td><td>Routines run as such; the compiler makes kernels of the others. All by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/interfaces/ReferenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReferenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReferenceOptions as default
};
