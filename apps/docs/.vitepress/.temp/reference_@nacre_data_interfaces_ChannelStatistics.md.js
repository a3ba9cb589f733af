import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ChannelStatistics","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/ChannelStatistics.md","filePath":"reference/@nacre/data/interfaces/ChannelStatistics.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/ChannelStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-channelstatistics" tabindex="-1">Interface: ChannelStatistics <a class="header-anchor" href="#interface-channelstatistics" aria-label="Permalink to &quot;Interface: ChannelStatistics&quot;">​</a></h1><p>Mean and standard deviation of each channel, on the scale 0 … 1 that <code>toTensor</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td></tr><tr><td><a id="property-std"></a> <code>std</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/ChannelStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ChannelStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ChannelStatistics as default
};
