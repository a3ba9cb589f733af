import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImageFolderOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/ImageFolderOptions.md","filePath":"reference/@nacre/data/interfaces/ImageFolderOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/ImageFolderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-imagefolderoptions" tabindex="-1">Interface: ImageFolderOptions <a class="header-anchor" href="#interface-imagefolderoptions" aria-label="Permalink to &quot;Interface: ImageFolderOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./DecodeOptions"><code>DecodeOptions</code></a>, <code>&quot;mode&quot;</code> | <code>&quot;exifOrientation&quot;</code>&gt;</li><li><a href="./TransformOptions"><code>TransformOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-exiforientation"></a> <code>exifOrientation?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a photograph is turned upright as its EXIF data ask. Default true; PyTorch leaves it as it is stored.</td><td><a href="./DecodeOptions"><code>DecodeOptions</code></a>.<a href="./DecodeOptions#property-exiforientation"><code>exifOrientation</code></a></td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ImageMode"><code>ImageMode</code></a></td><td>Which channels the image is to have. Default &quot;unchanged&quot;: those of the file.</td><td><a href="./DecodeOptions"><code>DecodeOptions</code></a>.<a href="./DecodeOptions#property-mode"><code>mode</code></a></td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What a random transform draws from, with the number of the epoch and the index of the image. Default 0.</td><td><a href="./TransformOptions"><code>TransformOptions</code></a>.<a href="./TransformOptions#property-seed"><code>seed</code></a></td></tr><tr><td><a id="property-transform"></a> <code>transform?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Transform"><code>Transform</code></a></td><td>What is done to each picture after it is decoded. It has to give all one size. Default <code>toTensor()</code>.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/ImageFolderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImageFolderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImageFolderOptions as default
};
