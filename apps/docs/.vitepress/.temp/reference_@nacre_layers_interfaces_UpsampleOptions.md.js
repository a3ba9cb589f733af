import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UpsampleOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/UpsampleOptions.md","filePath":"reference/@nacre/layers/interfaces/UpsampleOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/UpsampleOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-upsampleoptions" tabindex="-1">Interface: UpsampleOptions <a class="header-anchor" href="#interface-upsampleoptions" aria-label="Permalink to &quot;Interface: UpsampleOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aligncorners"></a> <code>alignCorners?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>For bilinear: whether corner pixels stay at the corners; false by default.</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><code>&quot;nearest&quot;</code> | <code>&quot;bilinear&quot;</code></td><td>Which pixel, or which mixture of pixels, a new one takes; nearest by default.</td></tr><tr><td><a id="property-scalefactor"></a> <code>scaleFactor?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Size"><code>Size</code></a></td><td>Or by how much to multiply the old ones.</td></tr><tr><td><a id="property-size"></a> <code>size?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Size"><code>Size</code></a></td><td>The new height and width.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/UpsampleOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UpsampleOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UpsampleOptions as default
};
