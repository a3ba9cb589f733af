import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LBFGSOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/optim/interfaces/LBFGSOptions.md","filePath":"reference/@nacre/optim/interfaces/LBFGSOptions.md"}');
const _sfc_main = { name: "reference/@nacre/optim/interfaces/LBFGSOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lbfgsoptions" tabindex="-1">Interface: LBFGSOptions <a class="header-anchor" href="#interface-lbfgsoptions" aria-label="Permalink to &quot;Interface: LBFGSOptions&quot;">​</a></h1><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-historysize"></a> <code>historySize</code></td><td><code>number</code></td><td>How many changes the estimate of the curvature rests on; 100 by default.</td></tr><tr><td><a id="property-linesearchfn"></a> <code>lineSearchFn</code></td><td><code>&quot;strongWolfe&quot;</code> | <code>null</code></td><td>Looks for a step length that satisfies the strong Wolfe conditions; by default lr is taken.</td></tr><tr><td><a id="property-lr"></a> <code>lr</code></td><td><code>number</code></td><td>1 by default.</td></tr><tr><td><a id="property-maxeval"></a> <code>maxEval</code></td><td><code>number</code></td><td>Calls of the closure in one step, at most; 1.25 · maxIter by default.</td></tr><tr><td><a id="property-maxiter"></a> <code>maxIter</code></td><td><code>number</code></td><td>Iterations of one step, at most; 20 by default.</td></tr><tr><td><a id="property-tolerancechange"></a> <code>toleranceChange</code></td><td><code>number</code></td><td>Where neither loss nor parameters change more it stops; 1e-9 by default.</td></tr><tr><td><a id="property-tolerancegrad"></a> <code>toleranceGrad</code></td><td><code>number</code></td><td>Where no element of the gradient is larger it stops; 1e-7 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/optim/interfaces/LBFGSOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LBFGSOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LBFGSOptions as default
};
