import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"@nacre/tensor/node","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/node/index.md","filePath":"reference/@nacre/tensor/node/index.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/node/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nacre-tensor-node" tabindex="-1">@nacre/tensor/node <a class="header-anchor" href="#nacre-tensor-node" aria-label="Permalink to &quot;@nacre/tensor/node&quot;">​</a></h1><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/loadNpy">loadNpy</a></li><li><a href="./functions/loadNpz">loadNpz</a></li><li><a href="./functions/loadSafetensors">loadSafetensors</a></li><li><a href="./functions/saveNpy">saveNpy</a></li><li><a href="./functions/saveNpz">saveNpz</a></li><li><a href="./functions/saveSafetensors">saveSafetensors</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/node/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
