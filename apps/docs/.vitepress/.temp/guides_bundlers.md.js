import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"guides/bundlers","description":"","frontmatter":{},"headers":[],"relativePath":"guides/bundlers.md","filePath":"guides/bundlers.md"}');
const _sfc_main = { name: "guides/bundlers.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="guides-bundlers" tabindex="-1">guides/bundlers <a class="header-anchor" href="#guides-bundlers" aria-label="Permalink to &quot;guides/bundlers&quot;">​</a></h1></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/bundlers.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const bundlers = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  bundlers as default
};
