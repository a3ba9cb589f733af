import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Check","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Check.md","filePath":"reference/@nacre/tensor/backend/interfaces/Check.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Check.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-check" tabindex="-1">Interface: Check <a class="header-anchor" href="#interface-check" aria-label="Permalink to &quot;Interface: Check&quot;">​</a></h1><p>Writes 1 to element <code>args[position]</code> of the int32 buffer <code>faults</code> if <code>fails</code> holds at any point. The compiler gives that buffer&#39;s slot the count 0: how many places there are is known only of the buffer that is bound, and the position is always one of them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-fails"></a> <code>fails</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Expr"><code>Expr</code></a></td></tr><tr><td><a id="property-faults"></a> <code>faults</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-position"></a> <code>position</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Check.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Check = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Check as default
};
