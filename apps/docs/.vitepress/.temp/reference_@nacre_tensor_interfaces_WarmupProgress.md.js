import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WarmupProgress","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/WarmupProgress.md","filePath":"reference/@nacre/tensor/interfaces/WarmupProgress.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/WarmupProgress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-warmupprogress" tabindex="-1">Interface: WarmupProgress <a class="header-anchor" href="#interface-warmupprogress" aria-label="Permalink to &quot;Interface: WarmupProgress&quot;">​</a></h1><p>How many programs of the device are ready, of those asked for so far.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-ready"></a> <code>ready</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/WarmupProgress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WarmupProgress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WarmupProgress as default
};
