import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CheckpointOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/CheckpointOptions.md","filePath":"reference/@nacre/train/interfaces/CheckpointOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/CheckpointOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-checkpointoptions" tabindex="-1">Interface: CheckpointOptions <a class="header-anchor" href="#interface-checkpointoptions" aria-label="Permalink to &quot;Interface: CheckpointOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-damaged"></a> <code>damaged?</code></td><td><code>readonly</code></td><td><code>&quot;error&quot;</code> | <code>&quot;previous&quot;</code></td><td>If the newest is damaged, resuming throws CheckpointDamagedError, or goes on from the one before and tells <code>onError</code>. <code>error</code> by default.</td></tr><tr><td><a id="property-everyepochs"></a> <code>everyEpochs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Saves at the end of each multiple of so many epochs; 1 by default if neither steps nor minutes are given.</td></tr><tr><td><a id="property-everyminutes"></a> <code>everyMinutes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Saves after the first step that ends so many minutes after the last time.</td></tr><tr><td><a id="property-everysteps"></a> <code>everySteps?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Saves after each multiple of so many steps.</td></tr><tr><td><a id="property-keepbest"></a> <code>keepBest?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many of the best are kept beside them; 1 by default, with <code>monitor</code>. An epoch that is among the best is saved in any case.</td></tr><tr><td><a id="property-keeplast"></a> <code>keepLast?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many of the newest are kept; 3 by default.</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Direction"><code>Direction</code></a></td><td>Whether less is better or more; by default less for losses, errors and perplexity.</td></tr><tr><td><a id="property-monitor"></a> <code>monitor?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What makes an epoch a good one; by default nothing does.</td></tr><tr><td><a id="property-onerror"></a> <code>onError?</code></td><td><code>readonly</code></td><td>(<code>error</code>) =&gt; <code>void</code></td><td>Told of a checkpoint that cannot be written, and training goes on; without it, <code>fit</code> throws the error.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/CheckpointOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CheckpointOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CheckpointOptions as default
};
