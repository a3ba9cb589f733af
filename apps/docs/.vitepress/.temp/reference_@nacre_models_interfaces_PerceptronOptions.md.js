import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PerceptronOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/PerceptronOptions.md","filePath":"reference/@nacre/models/interfaces/PerceptronOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/PerceptronOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-perceptronoptions" tabindex="-1">Interface: PerceptronOptions <a class="header-anchor" href="#interface-perceptronoptions" aria-label="Permalink to &quot;Interface: PerceptronOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-unit"></a> <code>unit?</code></td><td><code>readonly</code></td><td><code>&quot;sign&quot;</code> | <code>&quot;step&quot;</code></td><td>What a unit gives: 1 or 0 (step, the default), or 1 or −1 (sign).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/PerceptronOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PerceptronOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PerceptronOptions as default
};
