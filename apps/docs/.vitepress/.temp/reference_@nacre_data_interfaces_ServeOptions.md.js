import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ServeOptions<D, B>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/ServeOptions.md","filePath":"reference/@nacre/data/interfaces/ServeOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/ServeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-serveoptions-d-b" tabindex="-1">Interface: ServeOptions&lt;D, B&gt; <a class="header-anchor" href="#interface-serveoptions-d-b" aria-label="Permalink to &quot;Interface: ServeOptions\\&lt;D, B\\&gt;&quot;">​</a></h1><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-d"></a> <code>D</code></td></tr><tr><td><a id="type-parameter-b"></a> <code>B</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-collate"></a> <code>collate</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Collate"><code>Collate</code></a>&lt;<a href="./../type-aliases/SampleOf"><code>SampleOf</code></a>&lt;<code>D</code>&gt;, <code>B</code>&gt;</td><td>Makes a batch of samples, in the worker. Default: the dataset&#39;s own <code>getBatch</code>, or else <code>collate</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/ServeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServeOptions as default
};
