import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrainTestSplitOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/TrainTestSplitOptions.md","filePath":"reference/@nacre/data/interfaces/TrainTestSplitOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/TrainTestSplitOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-traintestsplitoptions" tabindex="-1">Interface: TrainTestSplitOptions <a class="header-anchor" href="#interface-traintestsplitoptions" aria-label="Permalink to &quot;Interface: TrainTestSplitOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Default 0.</td></tr><tr><td><a id="property-shuffle"></a> <code>shuffle?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Default true. Otherwise the test set is the end of the dataset.</td></tr><tr><td><a id="property-testsize"></a> <code>testSize?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>The part held out: a fraction below 1, rounded up to whole samples as scikit-learn does, or a count from 1. Default 0.25.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/TrainTestSplitOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrainTestSplitOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrainTestSplitOptions as default
};
