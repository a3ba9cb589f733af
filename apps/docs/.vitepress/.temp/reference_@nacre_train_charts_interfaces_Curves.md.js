import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Curves","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/Curves.md","filePath":"reference/@nacre/train/charts/interfaces/Curves.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/Curves.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-curves" tabindex="-1">Interface: Curves <a class="header-anchor" href="#interface-curves" aria-label="Permalink to &quot;Interface: Curves&quot;">​</a></h1><p>What <code>fit</code> returns, as far as its curves go.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epochs"></a> <code>epochs</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>For each finished epoch its quantities by name; what was measured on the validation data begins with <code>val</code>.</td></tr><tr><td><a id="property-steps"></a> <code>steps?</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>For each step, where they were kept, its loss.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/Curves.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Curves = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Curves as default
};
