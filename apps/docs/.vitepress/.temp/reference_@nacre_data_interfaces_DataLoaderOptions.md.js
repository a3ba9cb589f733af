import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DataLoaderOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/DataLoaderOptions.md","filePath":"reference/@nacre/data/interfaces/DataLoaderOptions.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/DataLoaderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-dataloaderoptions" tabindex="-1">Interface: DataLoaderOptions <a class="header-anchor" href="#interface-dataloaderoptions" aria-label="Permalink to &quot;Interface: DataLoaderOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batchsize"></a> <code>batchSize?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Samples a batch. Default 1.</td></tr><tr><td><a id="property-droplast"></a> <code>dropLast?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a last batch that is not full is left out. Default false.</td></tr><tr><td><a id="property-prefetch"></a> <code>prefetch?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many batches, at most, are made before they are asked for, beyond the one that is in use. Without workers they are made on this thread while it waits, for a GPU or a file. Default 0; with workers twice their number.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What the orders are drawn from, with the number of the epoch. Default 0.</td></tr><tr><td><a id="property-shuffle"></a> <code>shuffle?</code></td><td><code>readonly</code></td><td><code>boolean</code> | <a href="./ShuffleBuffer"><code>ShuffleBuffer</code></a></td><td>Whether each epoch has an order of its own. Default false. A stream, whose samples can only be read one after the other, is shuffled through a buffer: <code>{ buffer: 10_000 }</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/DataLoaderOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DataLoaderOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DataLoaderOptions as default
};
