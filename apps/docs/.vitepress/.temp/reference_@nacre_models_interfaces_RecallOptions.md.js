import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecallOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/RecallOptions.md","filePath":"reference/@nacre/models/interfaces/RecallOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/RecallOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-recalloptions" tabindex="-1">Interface: RecallOptions <a class="header-anchor" href="#interface-recalloptions" aria-label="Permalink to &quot;Interface: RecallOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxsweeps"></a> <code>maxSweeps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Sweeps over all units after which a state that still changes is left as it is; 100 by default.</td></tr><tr><td><a id="property-onsweep"></a> <code>onSweep?</code></td><td><code>readonly</code></td><td>(<code>states</code>) =&gt; <code>void</code> | <code>Promise</code>&lt;<code>void</code>&gt;</td><td>Called after each sweep that changed something, with the states as they are.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/RecallOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecallOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecallOptions as default
};
