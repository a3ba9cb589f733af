import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"@nacre/train/node","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/node/index.md","filePath":"reference/@nacre/train/node/index.md"}');
const _sfc_main = { name: "reference/@nacre/train/node/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nacre-train-node" tabindex="-1">@nacre/train/node <a class="header-anchor" href="#nacre-train-node" aria-label="Permalink to &quot;@nacre/train/node&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/CsvLogOptions">CsvLogOptions</a></li><li><a href="./interfaces/EventImage">EventImage</a></li><li><a href="./interfaces/JsonLinesOptions">JsonLinesOptions</a></li><li><a href="./interfaces/ProgressBarOptions">ProgressBarOptions</a></li><li><a href="./interfaces/TensorBoardOptions">TensorBoardOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/Logged">Logged</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/checkpoints">checkpoints</a></li><li><a href="./functions/csvLog">csvLog</a></li><li><a href="./functions/directoryStore">directoryStore</a></li><li><a href="./functions/jsonLinesLog">jsonLinesLog</a></li><li><a href="./functions/progressBar">progressBar</a></li><li><a href="./functions/tensorBoardLog">tensorBoardLog</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/node/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
