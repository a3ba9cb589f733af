import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InterpolateOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/InterpolateOptions.md","filePath":"reference/@nacre/tensor/interfaces/InterpolateOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/InterpolateOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-interpolateoptions" tabindex="-1">Interface: InterpolateOptions <a class="header-anchor" href="#interface-interpolateoptions" aria-label="Permalink to &quot;Interface: InterpolateOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><code>&quot;nearest&quot;</code> | <code>&quot;bilinear&quot;</code></td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr><tr><td><a id="property-size"></a> <code>size?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Size"><code>Size</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/InterpolateOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InterpolateOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InterpolateOptions as default
};
