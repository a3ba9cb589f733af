import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResidualOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/layers/interfaces/ResidualOptions.md","filePath":"reference/@nacre/layers/interfaces/ResidualOptions.md"}');
const _sfc_main = { name: "reference/@nacre/layers/interfaces/ResidualOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-residualoptions" tabindex="-1">Interface: ResidualOptions <a class="header-anchor" href="#interface-residualoptions" aria-label="Permalink to &quot;Interface: ResidualOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/interfaces/Layer"><code>Layer</code></a></td><td>What the sum passes; by default nothing.</td></tr><tr><td><a id="property-shortcut"></a> <code>shortcut?</code></td><td><code>readonly</code></td><td><a href="./../../tensor/interfaces/Layer"><code>Layer</code></a></td><td>What x passes on its way around the body, where its shape has to change; by default nothing.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/layers/interfaces/ResidualOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResidualOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResidualOptions as default
};
