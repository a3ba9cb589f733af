import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FilePlace","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/FilePlace.md","filePath":"reference/@nacre/data/interfaces/FilePlace.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/FilePlace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-fileplace" tabindex="-1">Interface: FilePlace <a class="header-anchor" href="#interface-fileplace" aria-label="Permalink to &quot;Interface: FilePlace&quot;">​</a></h1><p>Where in a file something is wrong, as far as it is known.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-byte"></a> <code>byte?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Offset from the start of the (unpacked) file.</td></tr><tr><td><a id="property-column"></a> <code>column?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-file"></a> <code>file?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-row"></a> <code>row?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The line of a text file on which the row begins, counted from 1.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/FilePlace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FilePlace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FilePlace as default
};
