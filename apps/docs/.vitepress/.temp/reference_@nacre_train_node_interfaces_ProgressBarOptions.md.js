import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgressBarOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/node/interfaces/ProgressBarOptions.md","filePath":"reference/@nacre/train/node/interfaces/ProgressBarOptions.md"}');
const _sfc_main = { name: "reference/@nacre/train/node/interfaces/ProgressBarOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-progressbaroptions" tabindex="-1">Interface: ProgressBarOptions <a class="header-anchor" href="#interface-progressbaroptions" aria-label="Permalink to &quot;Interface: ProgressBarOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bar"></a> <code>bar?</code></td><td><code>readonly</code></td><td><code>WritableStream</code></td><td>Where the bar is shown; stderr by default.</td></tr><tr><td><a id="property-epochline"></a> <code>epochLine?</code></td><td><code>readonly</code></td><td>(<code>record</code>, <code>speed</code>, <code>training</code>) =&gt; <code>string</code></td><td>The line that stays after an epoch, of its values and samples a second; by default its number and all its values.</td></tr><tr><td><a id="property-lines"></a> <code>lines?</code></td><td><code>readonly</code></td><td><code>WritableStream</code></td><td>Where lines go; stdout by default.</td></tr><tr><td><a id="property-unit"></a> <code>unit?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What samples are called; <code>samples</code> by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/node/interfaces/ProgressBarOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgressBarOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgressBarOptions as default
};
