import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadReport","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/LoadReport.md","filePath":"reference/@nacre/layers/interfaces/LoadReport.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/LoadReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-loadreport" tabindex="-1">Interface: LoadReport <a class="header-anchor" href="#interface-loadreport" aria-label="Permalink to &quot;Interface: LoadReport&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-missingkeys"></a> <code>missingKeys</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Names the module has and the state has not.</td></tr><tr><td><a id="property-unexpectedkeys"></a> <code>unexpectedKeys</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Names the state has and the module has not.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/LoadReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadReport as default
};
