import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomAffineOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/RandomAffineOptions.md","filePath":"reference/@nacre/data/interfaces/RandomAffineOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/RandomAffineOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-randomaffineoptions" tabindex="-1">Interface: RandomAffineOptions <a class="header-anchor" href="#interface-randomaffineoptions" aria-label="Permalink to &quot;Interface: RandomAffineOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-degrees"></a> <code>degrees</code></td><td><code>readonly</code></td><td><code>number</code> | <code>Range</code></td><td>Rotation in degrees, clockwise: uniform within ±number, or within the range.</td></tr><tr><td><a id="property-fill"></a> <code>fill?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FillValue"><code>FillValue</code></a></td><td>The value of pixels from outside the image, one for all channels or one for each. Default 0.</td></tr><tr><td><a id="property-interpolation"></a> <code>interpolation?</code></td><td><code>readonly</code></td><td><code>&quot;nearest&quot;</code> | <code>&quot;bilinear&quot;</code></td><td>Default &quot;bilinear&quot;, unlike PyTorch&#39;s &quot;nearest&quot;.</td></tr><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>readonly</code></td><td><code>Range</code></td><td>Factor of size: uniform within the range. Default none.</td></tr><tr><td><a id="property-shear"></a> <code>shear?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>Range</code> | readonly [<code>number</code>, <code>number</code>, <code>number</code>, <code>number</code>]</td><td>Shear in degrees: along x within ±number or within the range, or along x and along y within two ranges. Default none.</td></tr><tr><td><a id="property-translate"></a> <code>translate?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Shift as a part of width and height: uniform within ±, rounded to whole pixels. Default none.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/RandomAffineOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomAffineOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomAffineOptions as default
};
