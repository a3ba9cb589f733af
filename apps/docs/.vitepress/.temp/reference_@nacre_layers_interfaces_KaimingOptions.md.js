import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KaimingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/KaimingOptions.md","filePath":"reference/@nacre/layers/interfaces/KaimingOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/KaimingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kaimingoptions" tabindex="-1">Interface: KaimingOptions <a class="header-anchor" href="#interface-kaimingoptions" aria-label="Permalink to &quot;Interface: KaimingOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-a"></a> <code>a?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The negative slope of the leaky ReLU that follows; 0 by default.</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><code>&quot;fanIn&quot;</code> | <code>&quot;fanOut&quot;</code></td><td>What keeps its variance: values going forward (fanIn, the default) or gradients going back.</td></tr><tr><td><a id="property-nonlinearity"></a> <code>nonlinearity?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Nonlinearity"><code>Nonlinearity</code></a></td><td>leakyRelu by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/KaimingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KaimingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KaimingOptions as default
};
