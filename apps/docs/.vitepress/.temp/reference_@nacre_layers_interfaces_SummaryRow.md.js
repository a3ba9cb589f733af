import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SummaryRow","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/SummaryRow.md","filePath":"reference/@nacre/layers/interfaces/SummaryRow.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/SummaryRow.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-summaryrow" tabindex="-1">Interface: SummaryRow <a class="header-anchor" href="#interface-summaryrow" aria-label="Permalink to &quot;Interface: SummaryRow&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activationbytes"></a> <code>activationBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The bytes of what it returned.</td></tr><tr><td><a id="property-layer"></a> <code>layer</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The class of the layer.</td></tr><tr><td><a id="property-multiplyadds"></a> <code>multiplyAdds</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The dotted name in the model; empty for the model itself.</td></tr><tr><td><a id="property-outputshape"></a> <code>outputShape</code></td><td><code>readonly</code></td><td><a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a> | <code>undefined</code></td><td>Of the first tensor it returned; undefined if <code>forward</code> did not reach it.</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of the layer itself; 0 where a layer comes again.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/SummaryRow.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SummaryRow = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SummaryRow as default
};
