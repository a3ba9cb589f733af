import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BatchPlace","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/BatchPlace.md","filePath":"reference/@nacre/data/interfaces/BatchPlace.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/BatchPlace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-batchplace" tabindex="-1">Interface: BatchPlace <a class="header-anchor" href="#interface-batchplace" aria-label="Permalink to &quot;Interface: BatchPlace&quot;">​</a></h1><p>Which batch of a loader is meant.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batch"></a> <code>batch</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Its number in the epoch.</td></tr><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-indices"></a> <code>indices?</code></td><td><code>readonly</code></td><td><code>Int32Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>The samples in it, where they are known beforehand.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/BatchPlace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BatchPlace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BatchPlace as default
};
