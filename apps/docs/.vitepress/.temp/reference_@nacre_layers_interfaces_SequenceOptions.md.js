import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SequenceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/SequenceOptions.md","filePath":"reference/@nacre/layers/interfaces/SequenceOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/SequenceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sequenceoptions" tabindex="-1">Interface: SequenceOptions <a class="header-anchor" href="#interface-sequenceoptions" aria-label="Permalink to &quot;Interface: SequenceOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-lengths"></a> <code>lengths?</code></td><td><code>readonly</code></td><td>| readonly <code>number</code>[] | <a href="./../../tensor/classes/Tensor"><code>Tensor</code></a>&lt;<a href="./../../tensor/type-aliases/Shape"><code>Shape</code></a>, <code>&quot;int32&quot;</code>&gt;</td><td>How many steps each sequence of the batch has, up to all. What comes after is ignored, the output there is 0, the final state is that at a sequence&#39;s own end, and the backward direction begins there (as with <code>torch.nn.utils.rnn.pack_padded_sequence</code>, in any order). A sequence of length 0 keeps its initial state. Lengths that only the device knows are not checked.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/SequenceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SequenceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SequenceOptions as default
};
