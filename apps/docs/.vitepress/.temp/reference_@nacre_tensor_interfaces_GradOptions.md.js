import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/GradOptions.md","filePath":"reference/@nacre/tensor/interfaces/GradOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/GradOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gradoptions" tabindex="-1">Interface: GradOptions <a class="header-anchor" href="#interface-gradoptions" aria-label="Permalink to &quot;Interface: GradOptions&quot;">​</a></h1><p>What <code>grad</code> and <code>valueAndGrad</code> take.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-argument"></a> <code>argument?</code></td><td><code>readonly</code></td><td><code>number</code> | readonly <code>number</code>[]</td><td>Which arguments to differentiate by; the first by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/GradOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradOptions as default
};
