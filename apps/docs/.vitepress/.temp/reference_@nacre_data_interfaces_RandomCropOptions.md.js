import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RandomCropOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/RandomCropOptions.md","filePath":"reference/@nacre/data/interfaces/RandomCropOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/RandomCropOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-randomcropoptions" tabindex="-1">Interface: RandomCropOptions <a class="header-anchor" href="#interface-randomcropoptions" aria-label="Permalink to &quot;Interface: RandomCropOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-fill"></a> <code>fill?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FillValue"><code>FillValue</code></a></td><td>The value of added pixels, one for all channels or one for each. Default 0.</td></tr><tr><td><a id="property-padding"></a> <code>padding?</code></td><td><code>readonly</code></td><td><code>number</code> | readonly [<code>number</code>, <code>number</code>]</td><td>Pixels added on every side before the crop: one number, or one for left and right and one for top and bottom. Default 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/RandomCropOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RandomCropOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RandomCropOptions as default
};
