import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Tolerance","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/interfaces/Tolerance.md","filePath":"reference/@nacre/tensor/testing/interfaces/Tolerance.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/interfaces/Tolerance.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-tolerance" tabindex="-1">Interface: Tolerance <a class="header-anchor" href="#interface-tolerance" aria-label="Permalink to &quot;Interface: Tolerance&quot;">​</a></h1><p>Two floats agree if any of the stated distances holds. Without any they must be the same number.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-absolute"></a> <code>absolute?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-relative"></a> <code>relative?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-ulps"></a> <code>ulps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Units in the last place of the dtype compared.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/interfaces/Tolerance.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Tolerance = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Tolerance as default
};
