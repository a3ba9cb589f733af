import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RBMOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/RBMOptions.md","filePath":"reference/@nacre/models/interfaces/RBMOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/RBMOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-rbmoptions" tabindex="-1">Interface: RBMOptions <a class="header-anchor" href="#interface-rbmoptions" aria-label="Permalink to &quot;Interface: RBMOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-chains"></a> <code>chains?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many chains of samples go on from step to step instead of beginning anew at the data (Tieleman 2008); 0, the default, for plain contrastive divergence.</td></tr><tr><td><a id="property-steps"></a> <code>steps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Steps of Gibbs sampling between data and model: CD-1, CD-2, … 1 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/RBMOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RBMOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RBMOptions as default
};
