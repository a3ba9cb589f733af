import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IdxArray","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/IdxArray.md","filePath":"reference/@nacre/data/interfaces/IdxArray.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/IdxArray.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-idxarray" tabindex="-1">Interface: IdxArray <a class="header-anchor" href="#interface-idxarray" aria-label="Permalink to &quot;Interface: IdxArray&quot;">​</a></h1><p>The content of an IDX file. 16-bit integers, which no tensor holds, come as int32.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ValueArray"><code>ValueArray</code></a></td></tr><tr><td><a id="property-dtype"></a> <code>dtype</code></td><td><code>readonly</code></td><td><code>&quot;float32&quot;</code> | <code>&quot;float64&quot;</code> | <code>&quot;int32&quot;</code> | <code>&quot;uint8&quot;</code> | <code>&quot;int8&quot;</code></td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/IdxArray.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IdxArray = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IdxArray as default
};
