import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PointwiseTransform()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/PointwiseTransform.md","filePath":"reference/@nacre/data/interfaces/PointwiseTransform.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/PointwiseTransform.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-pointwisetransform" tabindex="-1">Interface: PointwiseTransform() <a class="header-anchor" href="#interface-pointwisetransform" aria-label="Permalink to &quot;Interface: PointwiseTransform()&quot;">​</a></h1><p>A transform that treats each value by itself, looking at nothing but the value and its channel. On bytes it has only 256 results a channel, so a dataset of byte images runs it once into a table, and a batch costs one look-up per value.</p><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">PointwiseTransform</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(image): Image;</span></span></code></pre></div><p>A transform that treats each value by itself, looking at nothing but the value and its channel. On bytes it has only 256 results a channel, so a dataset of byte images runs it once into a table, and a batch costs one look-up per value.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>image</code></td><td><a href="./Image"><code>Image</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./Image"><code>Image</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-pointwise"></a> <code>pointwise</code></td><td><code>readonly</code></td><td><code>true</code></td></tr><tr><td><a id="property-preservesshape"></a> <code>preservesShape</code></td><td><code>readonly</code></td><td><code>true</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/PointwiseTransform.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PointwiseTransform = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PointwiseTransform as default
};
