import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Term","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Term.md","filePath":"reference/@nacre/tensor/backend/interfaces/Term.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Term.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-term" tabindex="-1">Interface: Term <a class="header-anchor" href="#interface-term" aria-label="Permalink to &quot;Interface: Term&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-atom"></a> <code>atom</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Atom"><code>Atom</code></a></td></tr><tr><td><a id="property-scale"></a> <code>scale</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Term.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Term = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Term as default
};
