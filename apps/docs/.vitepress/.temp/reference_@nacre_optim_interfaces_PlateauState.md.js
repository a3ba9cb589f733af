import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PlateauState","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/PlateauState.md","filePath":"reference/@nacre/optim/interfaces/PlateauState.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/PlateauState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-plateaustate" tabindex="-1">Interface: PlateauState <a class="header-anchor" href="#interface-plateaustate" aria-label="Permalink to &quot;Interface: PlateauState&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><code>number</code> | <code>null</code></td><td>null before the first value.</td></tr><tr><td><a id="property-cooldowncounter"></a> <code>cooldownCounter</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-laststep"></a> <code>lastStep</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-numbadsteps"></a> <code>numBadSteps</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/PlateauState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PlateauState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PlateauState as default
};
