import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"start/from-tensorflow","description":"","frontmatter":{},"headers":[],"relativePath":"start/from-tensorflow.md","filePath":"start/from-tensorflow.md"}');
const _sfc_main = { name: "start/from-tensorflow.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="start-from-tensorflow" tabindex="-1">start/from-tensorflow <a class="header-anchor" href="#start-from-tensorflow" aria-label="Permalink to &quot;start/from-tensorflow&quot;">​</a></h1></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("start/from-tensorflow.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const fromTensorflow = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  fromTensorflow as default
};
