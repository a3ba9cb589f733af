import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EventImage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/node/interfaces/EventImage.md","filePath":"reference/@nacre/train/node/interfaces/EventImage.md"}');
const _sfc_main = { name: "reference/@nacre/train/node/interfaces/EventImage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-eventimage" tabindex="-1">Interface: EventImage <a class="header-anchor" href="#interface-eventimage" aria-label="Permalink to &quot;Interface: EventImage&quot;">​</a></h1><p>A picture in an event file.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-height"></a> <code>height</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-png"></a> <code>png</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>A PNG file.</td></tr><tr><td><a id="property-width"></a> <code>width</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/node/interfaces/EventImage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EventImage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EventImage as default
};
