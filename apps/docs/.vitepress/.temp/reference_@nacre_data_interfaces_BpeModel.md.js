import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BpeModel","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/BpeModel.md","filePath":"reference/@nacre/data/interfaces/BpeModel.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/BpeModel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-bpemodel" tabindex="-1">Interface: BpeModel <a class="header-anchor" href="#interface-bpemodel" aria-label="Permalink to &quot;Interface: BpeModel&quot;">​</a></h1><p>Numbers of tokens as GPT-2 writes them, and the merges, earliest first.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-merges"></a> <code>merges</code></td><td><code>readonly</code></td><td>readonly (readonly [<code>string</code>, <code>string</code>])[]</td></tr><tr><td><a id="property-vocab"></a> <code>vocab</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>number</code>&gt;&gt;</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/BpeModel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BpeModel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BpeModel as default
};
