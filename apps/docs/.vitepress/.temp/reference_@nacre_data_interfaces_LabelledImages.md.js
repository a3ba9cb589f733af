import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelledImages<S>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/LabelledImages.md","filePath":"reference/@nacre/data/interfaces/LabelledImages.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/LabelledImages.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-labelledimages-s" tabindex="-1">Interface: LabelledImages&lt;S&gt; <a class="header-anchor" href="#interface-labelledimages-s" aria-label="Permalink to &quot;Interface: LabelledImages\\&lt;S\\&gt;&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TransformOptions"><code>TransformOptions</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-s"></a> <code>S</code> <em>extends</em> <a href="./../type-aliases/ImageShape"><code>ImageShape</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-classes"></a> <code>classes</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>The name of each class.</td><td>-</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>The class number of each image.</td><td>-</td></tr><tr><td><a id="property-pixels"></a> <code>pixels</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>All images, one after the other, each [channels, height, width]. Not copied.</td><td>-</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What a random transform draws from, with the number of the epoch and the index of the image. Default 0.</td><td><a href="./TransformOptions"><code>TransformOptions</code></a>.<a href="./TransformOptions#property-seed"><code>seed</code></a></td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td><code>S</code></td><td>Of one image.</td><td>-</td></tr><tr><td><a id="property-transform"></a> <code>transform?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Transform"><code>Transform</code></a></td><td>What is done to each image on its way into a batch. Default <code>toTensor()</code>.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/LabelledImages.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelledImages = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelledImages as default
};
