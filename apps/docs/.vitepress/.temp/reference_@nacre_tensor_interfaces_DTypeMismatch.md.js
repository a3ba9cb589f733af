import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DTypeMismatch<Message>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/DTypeMismatch.md","filePath":"reference/@nacre/tensor/interfaces/DTypeMismatch.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/DTypeMismatch.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-dtypemismatch-message" tabindex="-1">Interface: DTypeMismatch&lt;Message&gt; <a class="header-anchor" href="#interface-dtypemismatch-message" aria-label="Permalink to &quot;Interface: DTypeMismatch\\&lt;Message\\&gt;&quot;">​</a></h1><p>The same for dtypes.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-message"></a> <code>Message</code> <em>extends</em> <code>string</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-dtypemismatch"></a> <code>~dtypeMismatch</code></td><td><code>readonly</code></td><td><code>Message</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/DTypeMismatch.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DTypeMismatch = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DTypeMismatch as default
};
