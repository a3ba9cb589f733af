import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HeatmapOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/HeatmapOptions.md","filePath":"reference/@nacre/train/charts/interfaces/HeatmapOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/HeatmapOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-heatmapoptions" tabindex="-1">Interface: HeatmapOptions <a class="header-anchor" href="#interface-heatmapoptions" aria-label="Permalink to &quot;Interface: HeatmapOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cell"></a> <code>cell?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Height of a cell in pixels; by default one that makes a picture of some 400.</td></tr><tr><td><a id="property-columns"></a> <code>columns?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>A label for each column.</td></tr><tr><td><a id="property-domain"></a> <code>domain?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>The values at the two ends of the palette; by default the least and the largest, for <code>diverging</code> the same way to both sides of 0.</td></tr><tr><td><a id="property-format"></a> <code>format?</code></td><td><code>readonly</code></td><td>(<code>value</code>, <code>row</code>, <code>column</code>) =&gt; <code>string</code></td><td>What stands in a cell; by default nothing.</td></tr><tr><td><a id="property-palette"></a> <code>palette?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Palette"><code>Palette</code></a></td><td>blue by default.</td></tr><tr><td><a id="property-rows"></a> <code>rows?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>A label for each row.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>readonly</code></td><td>readonly (readonly <code>number</code>[])[]</td><td>Row by row, from the top.</td></tr><tr><td><a id="property-xlabel"></a> <code>xLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-ylabel"></a> <code>yLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/HeatmapOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HeatmapOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HeatmapOptions as default
};
