import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageGridOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/ImageGridOptions.md","filePath":"reference/@nacre/train/charts/interfaces/ImageGridOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/ImageGridOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-imagegridoptions" tabindex="-1">Interface: ImageGridOptions <a class="header-anchor" href="#interface-imagegridoptions" aria-label="Permalink to &quot;Interface: ImageGridOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Images in a row; by default as many as rows, about.</td></tr><tr><td><a id="property-domain"></a> <code>domain?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>The values at the two ends of the palette; by default those of each image, for <code>diverging</code> those of all.</td></tr><tr><td><a id="property-images"></a> <code>images</code></td><td><code>readonly</code></td><td>readonly <a href="./GridImage"><code>GridImage</code></a>[]</td><td>-</td></tr><tr><td><a id="property-palette"></a> <code>palette?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Palette"><code>Palette</code></a></td><td>grey by default; <code>diverging</code> is for weights.</td></tr><tr><td><a id="property-size"></a> <code>size?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Width of an image in pixels; 72 by default.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/ImageGridOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageGridOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageGridOptions as default
};
