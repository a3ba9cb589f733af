import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DenseAutoencoderOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/DenseAutoencoderOptions.md","filePath":"reference/@nacre/models/interfaces/DenseAutoencoderOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/DenseAutoencoderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-denseautoencoderoptions" tabindex="-1">Interface: DenseAutoencoderOptions <a class="header-anchor" href="#interface-denseautoencoderoptions" aria-label="Permalink to &quot;Interface: DenseAutoencoderOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activityl1"></a> <code>activityL1?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The price of active units, the factor of Σ |code|; 1e-5 by default.</td></tr><tr><td><a id="property-code"></a> <code>code?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Numbers in a code; 32 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/DenseAutoencoderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DenseAutoencoderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DenseAutoencoderOptions as default
};
