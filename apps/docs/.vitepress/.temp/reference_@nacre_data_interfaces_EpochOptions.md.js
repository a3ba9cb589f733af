import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EpochOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/EpochOptions.md","filePath":"reference/@nacre/data/interfaces/EpochOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/EpochOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-epochoptions" tabindex="-1">Interface: EpochOptions <a class="header-anchor" href="#interface-epochoptions" aria-label="Permalink to &quot;Interface: EpochOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The number of the batch to begin with. Default 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/EpochOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EpochOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EpochOptions as default
};
