import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InstanceNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/InstanceNormOptions.md","filePath":"reference/@nacre/layers/interfaces/InstanceNormOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/InstanceNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-instancenormoptions" tabindex="-1">Interface: InstanceNormOptions <a class="header-anchor" href="#interface-instancenormoptions" aria-label="Permalink to &quot;Interface: InstanceNormOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-affine"></a> <code>affine?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether it learns a weight and a bias for each channel; false by default.</td></tr><tr><td><a id="property-eps"></a> <code>eps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Added to the variance; 1e-5 by default.</td></tr><tr><td><a id="property-momentum"></a> <code>momentum?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How much of a batch enters the running statistics; 0.1 by default.</td></tr><tr><td><a id="property-trackrunningstats"></a> <code>trackRunningStats?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether evaluation uses statistics gathered in training; false by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/InstanceNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InstanceNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InstanceNormOptions as default
};
