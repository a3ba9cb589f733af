import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Leniency","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/interfaces/Leniency.md","filePath":"reference/@nacre/tensor/testing/interfaces/Leniency.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/interfaces/Leniency.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-leniency" tabindex="-1">Interface: Leniency <a class="header-anchor" href="#interface-leniency" aria-label="Permalink to &quot;Interface: Leniency&quot;">​</a></h1><p>What may differ between two results that count as the same.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-nonfinite"></a> <code>nonFinite?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Results that are NaN or infinite, or come from such, may be anything.</td></tr><tr><td><a id="property-subnormals"></a> <code>subnormals?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>A subnormal number may stand for 0 of either sign, as operand or result.</td></tr><tr><td><a id="property-zerosigns"></a> <code>zeroSigns?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>−0 and 0 are the same.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/interfaces/Leniency.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Leniency = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Leniency as default
};
