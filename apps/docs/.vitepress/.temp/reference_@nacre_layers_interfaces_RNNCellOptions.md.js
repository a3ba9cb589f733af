import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RNNCellOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/RNNCellOptions.md","filePath":"reference/@nacre/layers/interfaces/RNNCellOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/RNNCellOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rnncelloptions" tabindex="-1">Interface: RNNCellOptions <a class="header-anchor" href="#interface-rnncelloptions" aria-label="Permalink to &quot;Interface: RNNCellOptions&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./CellOptions"><code>CellOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>true by default.</td><td><a href="./CellOptions"><code>CellOptions</code></a>.<a href="./CellOptions#property-bias"><code>bias</code></a></td></tr><tr><td><a id="property-nonlinearity"></a> <code>nonlinearity?</code></td><td><code>readonly</code></td><td><code>&quot;tanh&quot;</code> | <code>&quot;relu&quot;</code></td><td>tanh by default.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/RNNCellOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RNNCellOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RNNCellOptions as default
};
