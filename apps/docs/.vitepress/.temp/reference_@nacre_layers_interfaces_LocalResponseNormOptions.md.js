import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LocalResponseNormOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/LocalResponseNormOptions.md","filePath":"reference/@nacre/layers/interfaces/LocalResponseNormOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/LocalResponseNormOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-localresponsenormoptions" tabindex="-1">Interface: LocalResponseNormOptions <a class="header-anchor" href="#interface-localresponsenormoptions" aria-label="Permalink to &quot;Interface: LocalResponseNormOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How strongly neighbours inhibit; 1e-4 by default.</td></tr><tr><td><a id="property-beta"></a> <code>beta?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>0.75 by default.</td></tr><tr><td><a id="property-k"></a> <code>k?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>1 by default; AlexNet has 2.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/LocalResponseNormOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LocalResponseNormOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LocalResponseNormOptions as default
};
