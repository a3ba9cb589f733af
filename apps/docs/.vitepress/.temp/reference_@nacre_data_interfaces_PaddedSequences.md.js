import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PaddedSequences","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/PaddedSequences.md","filePath":"reference/@nacre/data/interfaces/PaddedSequences.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/PaddedSequences.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-paddedsequences" tabindex="-1">Interface: PaddedSequences <a class="header-anchor" href="#interface-paddedsequences" aria-label="Permalink to &quot;Interface: PaddedSequences&quot;">​</a></h1><p>Sequences of equal length, and how long they were.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-lengths"></a> <code>lengths</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;[<code>number</code>], <code>&quot;int32&quot;</code>&gt;</td><td>[sequences]</td></tr><tr><td><a id="property-tokens"></a> <code>tokens</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;[<code>number</code>, <code>number</code>], <code>&quot;int32&quot;</code>&gt;</td><td>[sequences, length]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/PaddedSequences.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PaddedSequences = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PaddedSequences as default
};
