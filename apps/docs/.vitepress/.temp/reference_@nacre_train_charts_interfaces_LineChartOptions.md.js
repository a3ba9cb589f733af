import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LineChartOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/LineChartOptions.md","filePath":"reference/@nacre/train/charts/interfaces/LineChartOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/LineChartOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-linechartoptions" tabindex="-1">Interface: LineChartOptions <a class="header-anchor" href="#interface-linechartoptions" aria-label="Permalink to &quot;Interface: LineChartOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-height"></a> <code>height?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-logy"></a> <code>logY?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>A logarithmic y axis, on which values that are not positive are left out; false by default.</td></tr><tr><td><a id="property-marks"></a> <code>marks?</code></td><td><code>readonly</code></td><td>readonly <a href="./Mark"><code>Mark</code></a>[]</td><td>-</td></tr><tr><td><a id="property-series"></a> <code>series</code></td><td><code>readonly</code></td><td>readonly <a href="./LineSeries"><code>LineSeries</code></a>[]</td><td>-</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>In pixels; 720 × 420 by default.</td></tr><tr><td><a id="property-xlabel"></a> <code>xLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-ydomain"></a> <code>yDomain?</code></td><td><code>readonly</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>The least and largest y; by default those of the points.</td></tr><tr><td><a id="property-ylabel"></a> <code>yLabel?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/LineChartOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LineChartOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LineChartOptions as default
};
