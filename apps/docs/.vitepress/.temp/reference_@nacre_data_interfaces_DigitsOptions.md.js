import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DigitsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/DigitsOptions.md","filePath":"reference/@nacre/data/interfaces/DigitsOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/DigitsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-digitsoptions" tabindex="-1">Interface: DigitsOptions <a class="header-anchor" href="#interface-digitsoptions" aria-label="Permalink to &quot;Interface: DigitsOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-count"></a> <code>count?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many. Default 20,000 to train with, 4,000 to test with.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What the digits are drawn from, and what a random transform draws from. Default 0.</td></tr><tr><td><a id="property-split"></a> <code>split?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Split"><code>Split</code></a></td><td>Which of two sets, drawn apart for every seed. Default &quot;train&quot;.</td></tr><tr><td><a id="property-transform"></a> <code>transform?</code></td><td><code>readonly</code></td><td><a href="./ShapePreservingTransform"><code>ShapePreservingTransform</code></a></td><td>What is done to each image on its way into a batch. Default <code>toTensor()</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/DigitsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DigitsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DigitsOptions as default
};
