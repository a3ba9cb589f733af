import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ShuffleBuffer","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/ShuffleBuffer.md","filePath":"reference/@nacre/data/interfaces/ShuffleBuffer.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/ShuffleBuffer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-shufflebuffer" tabindex="-1">Interface: ShuffleBuffer <a class="header-anchor" href="#interface-shufflebuffer" aria-label="Permalink to &quot;Interface: ShuffleBuffer&quot;">​</a></h1><p>How a stream is shuffled: by drawing from as many samples as are kept in memory.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-buffer"></a> <code>buffer</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Samples to draw from. The more, the better mixed; 1 changes nothing.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/ShuffleBuffer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ShuffleBuffer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ShuffleBuffer as default
};
