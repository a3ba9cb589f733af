import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: History","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/interfaces/History.md","filePath":"reference/@nacre/train/interfaces/History.md"}');
const _sfc_main = { name: "reference/@nacre/train/interfaces/History.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-history" tabindex="-1">Interface: History <a class="header-anchor" href="#interface-history" aria-label="Permalink to &quot;Interface: History&quot;">​</a></h1><p>What <code>fit</code> returns: plain data.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-epochs"></a> <code>epochs</code></td><td><code>readonly</code></td><td>readonly <a href="./EpochRecord"><code>EpochRecord</code></a>[]</td><td>-</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td>readonly <a href="./StepRecord"><code>StepRecord</code></a>[]</td><td>Unless <code>recordSteps</code> is false.</td></tr><tr><td><a id="property-stopped"></a> <code>stopped</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Why it ended before the last epoch, if it did.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/interfaces/History.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const History = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  History as default
};
