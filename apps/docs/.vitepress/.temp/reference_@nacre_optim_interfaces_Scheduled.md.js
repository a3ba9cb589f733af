import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Scheduled","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/Scheduled.md","filePath":"reference/@nacre/optim/interfaces/Scheduled.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/Scheduled.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-scheduled" tabindex="-1">Interface: Scheduled <a class="header-anchor" href="#interface-scheduled" aria-label="Permalink to &quot;Interface: Scheduled&quot;">​</a></h1><p>What a schedule changes: any optimizer.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-paramgroups"></a> <code>paramGroups</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/Scheduled.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Scheduled = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Scheduled as default
};
