import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IterableDatasetOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/IterableDatasetOptions.md","filePath":"reference/@nacre/data/interfaces/IterableDatasetOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/IterableDatasetOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-iterabledatasetoptions" tabindex="-1">Interface: IterableDatasetOptions <a class="header-anchor" href="#interface-iterabledatasetoptions" aria-label="Permalink to &quot;Interface: IterableDatasetOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-length"></a> <code>length?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many samples there are, if that is known: then a loader can say how many batches an epoch has.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/IterableDatasetOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IterableDatasetOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IterableDatasetOptions as default
};
