import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"start/devices","description":"","frontmatter":{},"headers":[],"relativePath":"start/devices.md","filePath":"start/devices.md"}');
const _sfc_main = { name: "start/devices.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="start-devices" tabindex="-1">start/devices <a class="header-anchor" href="#start-devices" aria-label="Permalink to &quot;start/devices&quot;">​</a></h1></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("start/devices.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const devices = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  devices as default
};
