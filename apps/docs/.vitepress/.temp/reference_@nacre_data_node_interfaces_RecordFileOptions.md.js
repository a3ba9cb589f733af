import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecordFileOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/node/interfaces/RecordFileOptions.md","filePath":"reference/@nacre/data/node/interfaces/RecordFileOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/node/interfaces/RecordFileOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-recordfileoptions" tabindex="-1">Interface: RecordFileOptions <a class="header-anchor" href="#interface-recordfileoptions" aria-label="Permalink to &quot;Interface: RecordFileOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-chunkbytes"></a> <code>chunkBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How much is read at once, rounded to whole records, at least one. Default 1 MiB.</td></tr><tr><td><a id="property-headerbytes"></a> <code>headerBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many bytes come before the first record. Default 0.</td></tr><tr><td><a id="property-recordbytes"></a> <code>recordBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The length of each record.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/node/interfaces/RecordFileOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecordFileOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecordFileOptions as default
};
