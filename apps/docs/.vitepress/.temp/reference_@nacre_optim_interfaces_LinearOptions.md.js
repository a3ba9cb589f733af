import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LinearOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/LinearOptions.md","filePath":"reference/@nacre/optim/interfaces/LinearOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/LinearOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-linearoptions" tabindex="-1">Interface: LinearOptions <a class="header-anchor" href="#interface-linearoptions" aria-label="Permalink to &quot;Interface: LinearOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-endfactor"></a> <code>endFactor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The last factor, 1 by default.</td></tr><tr><td><a id="property-startfactor"></a> <code>startFactor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The first factor, 1/3 by default.</td></tr><tr><td><a id="property-totaliters"></a> <code>totalIters?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many steps it takes, 5 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/LinearOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LinearOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LinearOptions as default
};
