import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IdxImageOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/IdxImageOptions.md","filePath":"reference/@nacre/data/interfaces/IdxImageOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/IdxImageOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-idximageoptions" tabindex="-1">Interface: IdxImageOptions <a class="header-anchor" href="#interface-idximageoptions" aria-label="Permalink to &quot;Interface: IdxImageOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TransformOptions"><code>TransformOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-cache"></a> <code>cache?</code></td><td><code>readonly</code></td><td><a href="./DownloadStore"><code>DownloadStore</code></a></td><td>Where downloads are kept.</td><td>-</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>progress</code>) =&gt; <code>void</code></td><td>Called as a download goes on.</td><td>-</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What a random transform draws from, with the number of the epoch and the index of the image. Default 0.</td><td><a href="./TransformOptions"><code>TransformOptions</code></a>.<a href="./TransformOptions#property-seed"><code>seed</code></a></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-split"></a> <code>split?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Split"><code>Split</code></a></td><td>Which part to read. Default &quot;train&quot;.</td><td>-</td></tr><tr><td><a id="property-transform"></a> <code>transform?</code></td><td><code>readonly</code></td><td><a href="./ShapePreservingTransform"><code>ShapePreservingTransform</code></a></td><td>What is done to each image on its way into a batch. Default <code>toTensor()</code>.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/IdxImageOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IdxImageOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IdxImageOptions as default
};
