import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WarmupOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/WarmupOptions.md","filePath":"reference/@nacre/optim/interfaces/WarmupOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/WarmupOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-warmupoptions" tabindex="-1">Interface: WarmupOptions <a class="header-anchor" href="#interface-warmupoptions" aria-label="Permalink to &quot;Interface: WarmupOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-decay"></a> <code>decay?</code></td><td><code>readonly</code></td><td><code>&quot;constant&quot;</code> | <code>&quot;linear&quot;</code> | <code>&quot;inverseSqrt&quot;</code> | <code>&quot;cosine&quot;</code></td><td>What follows the rise: the rate stays (constant, the default), falls like 1 / √step, or falls along a line or half a cosine to its end.</td></tr><tr><td><a id="property-endfactor"></a> <code>endFactor?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What the rate falls to along a line or a cosine, as a factor; 0 by default.</td></tr><tr><td><a id="property-totalsteps"></a> <code>totalSteps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many steps there are in all, the rise included; needed for linear and cosine.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/WarmupOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarmupOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarmupOptions as default
};
