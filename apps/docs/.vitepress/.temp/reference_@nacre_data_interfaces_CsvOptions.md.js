import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CsvOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/CsvOptions.md","filePath":"reference/@nacre/data/interfaces/CsvOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/CsvOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-csvoptions" tabindex="-1">Interface: CsvOptions <a class="header-anchor" href="#interface-csvoptions" aria-label="Permalink to &quot;Interface: CsvOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-delimiter"></a> <code>delimiter?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>One character, such as a tab for TSV. Default &quot;,&quot;.</td></tr><tr><td><a id="property-file"></a> <code>file?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The name that errors give the text.</td></tr><tr><td><a id="property-header"></a> <code>header?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the first row names the columns. Default true; otherwise they are called &quot;0&quot;, &quot;1&quot;, …</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The column to predict. Without it every column is a feature.</td></tr><tr><td><a id="property-types"></a> <code>types?</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../type-aliases/CsvColumnType"><code>CsvColumnType</code></a>&gt;&gt;</td><td>Types by column. Default &quot;number&quot; for each.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/CsvOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CsvOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CsvOptions as default
};
