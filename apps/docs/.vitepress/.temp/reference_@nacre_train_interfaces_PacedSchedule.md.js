import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PacedSchedule","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/PacedSchedule.md","filePath":"reference/@nacre/train/interfaces/PacedSchedule.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/PacedSchedule.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-pacedschedule" tabindex="-1">Interface: PacedSchedule <a class="header-anchor" href="#interface-pacedschedule" aria-label="Permalink to &quot;Interface: PacedSchedule&quot;">​</a></h1><p>A schedule, and how often it is called.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-every"></a> <code>every</code></td><td><code>readonly</code></td><td><code>&quot;step&quot;</code> | <code>&quot;epoch&quot;</code></td></tr><tr><td><a id="property-schedule"></a> <code>schedule</code></td><td><code>readonly</code></td><td><a href="./AnySchedule"><code>AnySchedule</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/PacedSchedule.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PacedSchedule = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PacedSchedule as default
};
