import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WarmRestartOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/WarmRestartOptions.md","filePath":"reference/@nacre/optim/interfaces/WarmRestartOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/WarmRestartOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-warmrestartoptions" tabindex="-1">Interface: WarmRestartOptions <a class="header-anchor" href="#interface-warmrestartoptions" aria-label="Permalink to &quot;Interface: WarmRestartOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-etamin"></a> <code>etaMin?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The rate at the end of a cycle; 0 by default.</td></tr><tr><td><a id="property-tmult"></a> <code>tMult?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many times as long each cycle is as the one before; 1 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/WarmRestartOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarmRestartOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarmRestartOptions as default
};
