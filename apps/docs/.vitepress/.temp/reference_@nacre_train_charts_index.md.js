import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"@nacre/train/charts","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/train/charts/index.md","filePath":"reference/@nacre/train/charts/index.md"}');
const _sfc_main = { name: "reference/@nacre/train/charts/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nacre-train-charts" tabindex="-1">@nacre/train/charts <a class="header-anchor" href="#nacre-train-charts" aria-label="Permalink to &quot;@nacre/train/charts&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/ConfusionMatrixOptions">ConfusionMatrixOptions</a></li><li><a href="./interfaces/Curves">Curves</a></li><li><a href="./interfaces/GridImage">GridImage</a></li><li><a href="./interfaces/HeatmapOptions">HeatmapOptions</a></li><li><a href="./interfaces/ImageGridOptions">ImageGridOptions</a></li><li><a href="./interfaces/LearningCurvesOptions">LearningCurvesOptions</a></li><li><a href="./interfaces/LineChartOptions">LineChartOptions</a></li><li><a href="./interfaces/LineSeries">LineSeries</a></li><li><a href="./interfaces/Mark">Mark</a></li><li><a href="./interfaces/ScatterChartOptions">ScatterChartOptions</a></li><li><a href="./interfaces/Series">Series</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/Palette">Palette</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/confusionMatrixPicture">confusionMatrixPicture</a></li><li><a href="./functions/heatmap">heatmap</a></li><li><a href="./functions/imageGrid">imageGrid</a></li><li><a href="./functions/learningCurves">learningCurves</a></li><li><a href="./functions/lineChart">lineChart</a></li><li><a href="./functions/scatterChart">scatterChart</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/train/charts/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
