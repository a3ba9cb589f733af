import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Condition","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Condition.md","filePath":"reference/@nacre/tensor/backend/interfaces/Condition.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Condition.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-condition" tabindex="-1">Interface: Condition <a class="header-anchor" href="#interface-condition" aria-label="Permalink to &quot;Interface: Condition&quot;">​</a></h1><p>Holds where 0 ≤ index &lt; size. No conditions at all hold everywhere.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-index"></a> <code>index</code></td><td><code>readonly</code></td><td><a href="./"><code>Index</code></a></td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Condition.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Condition = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Condition as default
};
