import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EarlyStoppingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/EarlyStoppingOptions.md","filePath":"reference/@nacre/train/interfaces/EarlyStoppingOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/EarlyStoppingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-earlystoppingoptions" tabindex="-1">Interface: EarlyStoppingOptions <a class="header-anchor" href="#interface-earlystoppingoptions" aria-label="Permalink to &quot;Interface: EarlyStoppingOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-mindelta"></a> <code>minDelta?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How much better a value must be to count; 0 by default.</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Direction"><code>Direction</code></a></td><td>Whether less is better or more; by default less for losses, errors and perplexity.</td></tr><tr><td><a id="property-monitor"></a> <code>monitor?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>A value of the epochs; <code>valLoss</code> by default.</td></tr><tr><td><a id="property-patience"></a> <code>patience?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Epochs without improvement after which training stops; 5 by default.</td></tr><tr><td><a id="property-restorebest"></a> <code>restoreBest?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the model ends with the weights and buffers of its best epoch; true by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/EarlyStoppingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EarlyStoppingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EarlyStoppingOptions as default
};
