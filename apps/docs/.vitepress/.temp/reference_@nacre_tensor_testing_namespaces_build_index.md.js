import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"build","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/namespaces/build/index.md","filePath":"reference/@nacre/tensor/testing/namespaces/build/index.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/namespaces/build/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="build" tabindex="-1">build <a class="header-anchor" href="#build" aria-label="Permalink to &quot;build&quot;">​</a></h1><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/accumulator">accumulator</a></li><li><a href="./functions/arg">arg</a></li><li><a href="./functions/argument">argument</a></li><li><a href="./functions/at">at</a></li><li><a href="./functions/axis">axis</a></li><li><a href="./functions/bitcast">bitcast</a></li><li><a href="./functions/computed">computed</a></li><li><a href="./functions/constant">constant</a></li><li><a href="./functions/convert">convert</a></li><li><a href="./functions/guard">guard</a></li><li><a href="./functions/indexArg">indexArg</a></li><li><a href="./functions/indexValue">indexValue</a></li><li><a href="./functions/kernel">kernel</a></li><li><a href="./functions/load">load</a></li><li><a href="./functions/map">map</a></li><li><a href="./functions/op">op</a></li><li><a href="./functions/quotient">quotient</a></li><li><a href="./functions/read">read</a></li><li><a href="./functions/readwrite">readwrite</a></li><li><a href="./functions/reduce">reduce</a></li><li><a href="./functions/remainder">remainder</a></li><li><a href="./functions/result">result</a></li><li><a href="./functions/store">store</a></li><li><a href="./functions/within">within</a></li><li><a href="./functions/write">write</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/namespaces/build/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
