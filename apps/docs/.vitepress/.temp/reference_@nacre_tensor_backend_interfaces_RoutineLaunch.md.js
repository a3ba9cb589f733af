import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RoutineLaunch","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/RoutineLaunch.md","filePath":"reference/@nacre/tensor/backend/interfaces/RoutineLaunch.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/RoutineLaunch.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-routinelaunch" tabindex="-1">Interface: RoutineLaunch <a class="header-anchor" href="#interface-routinelaunch" aria-label="Permalink to &quot;Interface: RoutineLaunch&quot;">​</a></h1><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>LaunchData</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-args"></a> <code>args</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td><td><code>LaunchData.args</code></td></tr><tr><td><a id="property-buffers"></a> <code>buffers</code></td><td><code>readonly</code></td><td>readonly <a href="./BufferRef"><code>BufferRef</code></a>[]</td><td>-</td><td><code>LaunchData.buffers</code></td></tr><tr><td><a id="property-routine"></a> <code>routine</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Routine"><code>Routine</code></a></td><td>-</td><td>-</td></tr><tr><td><a id="property-workspace"></a> <code>workspace?</code></td><td><code>readonly</code></td><td><code>object</code></td><td>Memory as large as the backend&#39;s <code>workspace</code> has it, or larger, which all launches of a run may share. Left out where none is needed.</td><td><code>LaunchData.workspace</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/RoutineLaunch.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RoutineLaunch = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RoutineLaunch as default
};
