import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TextLinesOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/TextLinesOptions.md","filePath":"reference/@nacre/data/interfaces/TextLinesOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/TextLinesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-textlinesoptions" tabindex="-1">Interface: TextLinesOptions <a class="header-anchor" href="#interface-textlinesoptions" aria-label="Permalink to &quot;Interface: TextLinesOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-encoding"></a> <code>encoding?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>A label of the Encoding Standard: &quot;utf-8&quot;, &quot;windows-1252&quot;, &quot;utf-16le&quot;, … Default &quot;utf-8&quot;.</td></tr><tr><td><a id="property-file"></a> <code>file?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The name that errors give the text. Default: that of a <code>File</code>, or the URL.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/TextLinesOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TextLinesOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TextLinesOptions as default
};
