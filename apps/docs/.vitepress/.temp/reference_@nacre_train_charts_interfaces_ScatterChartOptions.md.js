import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScatterChartOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/ScatterChartOptions.md","filePath":"reference/@nacre/train/charts/interfaces/ScatterChartOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/ScatterChartOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scatterchartoptions" tabindex="-1">Interface: ScatterChartOptions <a class="header-anchor" href="#interface-scatterchartoptions" aria-label="Permalink to &quot;Interface: ScatterChartOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-height"></a> <code>height?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-radius"></a> <code>radius?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Radius of a point in pixels; 3.5 by default.</td></tr><tr><td><a id="property-series"></a> <code>series</code></td><td><code>readonly</code></td><td>readonly <a href="./Series"><code>Series</code></a>[]</td><td>-</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>In pixels; 560 × 480 by default.</td></tr><tr><td><a id="property-xlabel"></a> <code>xLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-ylabel"></a> <code>yLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/ScatterChartOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScatterChartOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScatterChartOptions as default
};
