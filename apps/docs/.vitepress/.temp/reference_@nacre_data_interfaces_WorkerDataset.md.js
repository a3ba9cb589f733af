import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WorkerDataset<B>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/data/interfaces/WorkerDataset.md","filePath":"reference/@nacre/data/interfaces/WorkerDataset.md"}');
const _sfc_main = { name: "reference/@nacre/data/interfaces/WorkerDataset.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-workerdataset-b" tabindex="-1">Interface: WorkerDataset&lt;B&gt; <a class="header-anchor" href="#interface-workerdataset-b" aria-label="Permalink to &quot;Interface: WorkerDataset\\&lt;B\\&gt;&quot;">​</a></h1><p>A dataset that lives in workers; a <code>DataLoader</code> gets its batches from there. Made by <code>datasetFrom</code>.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-b"></a> <code>B</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batchtype"></a> <code>[batchType]</code></td><td><code>readonly</code></td><td><code>B</code></td><td>-</td></tr><tr><td><a id="property-isstream"></a> <code>isStream</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether its samples can only be read one after the other.</td></tr><tr><td><a id="property-length"></a> <code>length</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>How many samples it has; undefined for a stream that does not know.</td></tr></tbody></table><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="close" tabindex="-1">close() <a class="header-anchor" href="#close" aria-label="Permalink to &quot;close()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">close</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(): </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">void</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>Ends the worker that waits for a loader, if none has come. It does not keep a process alive.</p><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>void</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/data/interfaces/WorkerDataset.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WorkerDataset = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WorkerDataset as default
};
