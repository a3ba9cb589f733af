import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PlateauOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/PlateauOptions.md","filePath":"reference/@nacre/optim/interfaces/PlateauOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/PlateauOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-plateauoptions" tabindex="-1">Interface: PlateauOptions <a class="header-anchor" href="#interface-plateauoptions" aria-label="Permalink to &quot;Interface: PlateauOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cooldown"></a> <code>cooldown?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>For how many values after a reduction nothing is counted; 0 by default.</td></tr><tr><td><a id="property-eps"></a> <code>eps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Changes of the rate up to this are left out; 1e-8 by default.</td></tr><tr><td><a id="property-factor"></a> <code>factor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What the rate is multiplied by; 0.1 by default.</td></tr><tr><td><a id="property-minlr"></a> <code>minLr?</code></td><td><code>readonly</code></td><td><code>number</code> | readonly <code>number</code>[]</td><td>The least rate, 0 by default; one number, or one for each group.</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><code>&quot;max&quot;</code> | <code>&quot;min&quot;</code></td><td>Whether smaller (min, the default) or larger values are better.</td></tr><tr><td><a id="property-patience"></a> <code>patience?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many values in a row may be no better; 10 by default.</td></tr><tr><td><a id="property-threshold"></a> <code>threshold?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>By how much a value has to be better than the best to count; 1e-4 by default.</td></tr><tr><td><a id="property-thresholdmode"></a> <code>thresholdMode?</code></td><td><code>readonly</code></td><td><code>&quot;abs&quot;</code> | <code>&quot;rel&quot;</code></td><td>Whether the threshold is a part of the best value (rel, the default) or a difference.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/PlateauOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PlateauOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PlateauOptions as default
};
