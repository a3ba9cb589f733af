import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"start/first-network","description":"","frontmatter":{},"headers":[],"relativePath":"start/first-network.md","filePath":"start/first-network.md"}');
const _sfc_main = { name: "start/first-network.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="start-first-network" tabindex="-1">start/first-network <a class="header-anchor" href="#start-first-network" aria-label="Permalink to &quot;start/first-network&quot;">​</a></h1></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("start/first-network.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const firstNetwork = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  firstNetwork as default
};
