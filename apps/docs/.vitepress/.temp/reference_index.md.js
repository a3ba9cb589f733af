import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Reference","description":"","frontmatter":{},"headers":[],"relativePath":"reference/index.md","filePath":"reference/index.md"}');
const _sfc_main = { name: "reference/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="reference" tabindex="-1">Reference <a class="header-anchor" href="#reference" aria-label="Permalink to &quot;Reference&quot;">​</a></h1><h2 id="modules" tabindex="-1">Modules <a class="header-anchor" href="#modules" aria-label="Permalink to &quot;Modules&quot;">​</a></h2><ul><li><a href="./@nacre/backend-cpu/">@nacre/backend-cpu</a></li><li><a href="./@nacre/backend-webgpu/">@nacre/backend-webgpu</a></li><li><a href="./@nacre/data/">@nacre/data</a></li><li><a href="./@nacre/data/node/">@nacre/data/node</a></li><li><a href="./@nacre/layers/">@nacre/layers</a></li><li><a href="./@nacre/models/">@nacre/models</a></li><li><a href="./@nacre/optim/">@nacre/optim</a></li><li><a href="./@nacre/tensor/">@nacre/tensor</a></li><li><a href="./@nacre/tensor/backend/">@nacre/tensor/backend</a></li><li><a href="./@nacre/tensor/node/">@nacre/tensor/node</a></li><li><a href="./@nacre/tensor/testing/">@nacre/tensor/testing</a></li><li><a href="./@nacre/train/">@nacre/train</a></li><li><a href="./@nacre/train/charts/">@nacre/train/charts</a></li><li><a href="./@nacre/train/node/">@nacre/train/node</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
