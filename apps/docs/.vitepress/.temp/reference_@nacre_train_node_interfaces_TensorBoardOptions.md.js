import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TensorBoardOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/node/interfaces/TensorBoardOptions.md","filePath":"reference/@nacre/train/node/interfaces/TensorBoardOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/node/interfaces/TensorBoardOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tensorboardoptions" tabindex="-1">Interface: TensorBoardOptions <a class="header-anchor" href="#interface-tensorboardoptions" aria-label="Permalink to &quot;Interface: TensorBoardOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-histograms"></a> <code>histograms?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether histograms of all parameters are logged after each epoch; false by default.</td></tr><tr><td><a id="property-more"></a> <code>more?</code></td><td><code>readonly</code></td><td>(<code>record</code>, <code>training</code>) =&gt; | readonly <a href="./../type-aliases/Logged"><code>Logged</code></a>[] | <code>Promise</code>&lt;readonly <a href="./../type-aliases/Logged"><code>Logged</code></a>[]&gt;</td><td>What else to log after each epoch: scalars, histograms, images.</td></tr><tr><td><a id="property-steps"></a> <code>steps?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the loss and rate of each step are logged, beside the values of the epochs; true by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/node/interfaces/TensorBoardOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TensorBoardOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TensorBoardOptions as default
};
