import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Index","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Index.md","filePath":"reference/@nacre/tensor/backend/interfaces/Index.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-index" tabindex="-1">Interface: Index <a class="header-anchor" href="#interface-index" aria-label="Permalink to &quot;Interface: Index&quot;">​</a></h1><p>An integer: <code>offset + Σ scale · atom</code>. 32-bit arithmetic never overflows.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-offset"></a> <code>offset</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-terms"></a> <code>terms</code></td><td><code>readonly</code></td><td>readonly <a href="./Term"><code>Term</code></a>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Index as default
};
