import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Supervised<M, B>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/Supervised.md","filePath":"reference/@nacre/train/interfaces/Supervised.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/Supervised.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-supervised-m-b" tabindex="-1">Interface: Supervised&lt;M, B&gt; <a class="header-anchor" href="#interface-supervised-m-b" aria-label="Permalink to &quot;Interface: Supervised\\&lt;M, B\\&gt;&quot;">​</a></h1><p>How a batch becomes a loss: by a loss function of outputs and targets.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-m"></a> <code>M</code></td></tr><tr><td><a id="type-parameter-b"></a> <code>B</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>readonly</code></td><td>(<code>outputs</code>, <code>targets</code>) =&gt; <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a></td><td>Of the model&#39;s outputs and the batch&#39;s targets: a scalar, such as <code>crossEntropy</code> gives.</td></tr><tr><td><a id="property-step"></a> <code>step?</code></td><td><code>readonly</code></td><td><code>undefined</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/Supervised.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Supervised = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Supervised as default
};
