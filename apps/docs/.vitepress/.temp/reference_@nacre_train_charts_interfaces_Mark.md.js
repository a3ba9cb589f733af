import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Mark","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/interfaces/Mark.md","filePath":"reference/@nacre/train/charts/interfaces/Mark.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/interfaces/Mark.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-mark" tabindex="-1">Interface: Mark <a class="header-anchor" href="#interface-mark" aria-label="Permalink to &quot;Interface: Mark&quot;">​</a></h1><p>A vertical line with a label: the end of an epoch, say.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-label"></a> <code>label?</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/interfaces/Mark.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Mark = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Mark as default
};
