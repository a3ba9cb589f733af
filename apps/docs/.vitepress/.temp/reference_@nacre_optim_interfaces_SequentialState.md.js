import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SequentialState","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/SequentialState.md","filePath":"reference/@nacre/optim/interfaces/SequentialState.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/SequentialState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-sequentialstate" tabindex="-1">Interface: SequentialState <a class="header-anchor" href="#interface-sequentialstate" aria-label="Permalink to &quot;Interface: SequentialState&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ScheduleState"><code>ScheduleState</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-baselrs"></a> <code>baseLrs</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td><a href="./ScheduleState"><code>ScheduleState</code></a>.<a href="./ScheduleState#property-baselrs"><code>baseLrs</code></a></td></tr><tr><td><a id="property-laststep"></a> <code>lastStep</code></td><td><code>readonly</code></td><td><code>number</code></td><td><a href="./ScheduleState"><code>ScheduleState</code></a>.<a href="./ScheduleState#property-laststep"><code>lastStep</code></a></td></tr><tr><td><a id="property-schedules"></a> <code>schedules</code></td><td><code>readonly</code></td><td>readonly <a href="./ScheduleState"><code>ScheduleState</code></a>[]</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/SequentialState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SequentialState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SequentialState as default
};
