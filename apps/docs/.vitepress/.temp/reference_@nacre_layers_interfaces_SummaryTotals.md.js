import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SummaryTotals","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/SummaryTotals.md","filePath":"reference/@nacre/layers/interfaces/SummaryTotals.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/SummaryTotals.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-summarytotals" tabindex="-1">Interface: SummaryTotals <a class="header-anchor" href="#interface-summarytotals" aria-label="Permalink to &quot;Interface: SummaryTotals&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activationbytes"></a> <code>activationBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of all rows: what a training step would keep for the gradient if nothing were fused.</td></tr><tr><td><a id="property-multiplyadds"></a> <code>multiplyAdds</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Each parameter once, however often it is used.</td></tr><tr><td><a id="property-trainable"></a> <code>trainable</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/SummaryTotals.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SummaryTotals = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SummaryTotals as default
};
