import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GoogLeNetLogits","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/GoogLeNetLogits.md","filePath":"reference/@nacre/models/interfaces/GoogLeNetLogits.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/GoogLeNetLogits.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-googlenetlogits" tabindex="-1">Interface: GoogLeNetLogits <a class="header-anchor" href="#interface-googlenetlogits" aria-label="Permalink to &quot;Interface: GoogLeNetLogits&quot;">​</a></h1><p>What a training step of GoogLeNet looks at.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-auxiliary1"></a> <code>auxiliary1</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a></td><td>Of the classifier after inception4a.</td></tr><tr><td><a id="property-auxiliary2"></a> <code>auxiliary2</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a></td><td>Of the classifier after inception4d.</td></tr><tr><td><a id="property-logits"></a> <code>logits</code></td><td><code>readonly</code></td><td><a href="./../../tensor/classes/Tensor"><code>Tensor</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/GoogLeNetLogits.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GoogLeNetLogits = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GoogLeNetLogits as default
};
