import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GridImage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/GridImage.md","filePath":"reference/@nacre/train/charts/interfaces/GridImage.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/GridImage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-gridimage" tabindex="-1">Interface: GridImage <a class="header-anchor" href="#interface-gridimage" aria-label="Permalink to &quot;Interface: GridImage&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-label"></a> <code>label?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Stands below the image.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td>readonly (readonly <code>number</code>[])[]</td><td>Row by row, from the top.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/GridImage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GridImage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GridImage as default
};
