import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LineSeries","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/LineSeries.md","filePath":"reference/@nacre/train/charts/interfaces/LineSeries.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/LineSeries.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lineseries" tabindex="-1">Interface: LineSeries <a class="header-anchor" href="#interface-lineseries" aria-label="Permalink to &quot;Interface: LineSeries&quot;">​</a></h1><p>Named points of a chart.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./Series"><code>Series</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-colour"></a> <code>colour?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Any SVG colour; by default one of ten, in order.</td><td><a href="./Series"><code>Series</code></a>.<a href="./Series#property-colour"><code>colour</code></a></td></tr><tr><td><a id="property-dashed"></a> <code>dashed?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>false by default.</td><td>-</td></tr><tr><td><a id="property-faint"></a> <code>faint?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>A thin, pale line, for raw values behind smoothed ones; false by default.</td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td><a href="./Series"><code>Series</code></a>.<a href="./Series#property-name"><code>name</code></a></td></tr><tr><td><a id="property-points"></a> <code>points</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[] | readonly (readonly [<code>number</code>, <code>number</code>])[]</td><td>Pairs x, y, or values y at 0, 1, 2, …; one that is not finite is left out.</td><td><a href="./Series"><code>Series</code></a>.<a href="./Series#property-points"><code>points</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/LineSeries.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LineSeries = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LineSeries as default
};
