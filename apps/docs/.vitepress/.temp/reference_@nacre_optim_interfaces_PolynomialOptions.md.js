import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PolynomialOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/PolynomialOptions.md","filePath":"reference/@nacre/optim/interfaces/PolynomialOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/PolynomialOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-polynomialoptions" tabindex="-1">Interface: PolynomialOptions <a class="header-anchor" href="#interface-polynomialoptions" aria-label="Permalink to &quot;Interface: PolynomialOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-power"></a> <code>power?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>1 by default, which is a line.</td></tr><tr><td><a id="property-totaliters"></a> <code>totalIters?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many steps it takes, 5 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/PolynomialOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PolynomialOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PolynomialOptions as default
};
