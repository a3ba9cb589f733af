import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelCase","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/interfaces/KernelCase.md","filePath":"reference/@nacre/tensor/testing/interfaces/KernelCase.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/interfaces/KernelCase.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernelcase" tabindex="-1">Interface: KernelCase <a class="header-anchor" href="#interface-kernelcase" aria-label="Permalink to &quot;Interface: KernelCase&quot;">​</a></h1><p>A kernel with data for one launch.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-args"></a> <code>args</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><code>readonly</code></td><td>readonly <a href="./../../backend/type-aliases/TypedArray"><code>TypedArray</code></a>[]</td><td>Contents of the buffers that are read, in slot order.</td></tr><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><a href="./../../backend/interfaces/Kernel"><code>Kernel</code></a></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-nonfinite"></a> <code>nonFinite?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Makes infinities or NaN on the way.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance?</code></td><td><code>readonly</code></td><td><a href="./Tolerance"><code>Tolerance</code></a></td><td>How far floats may be off. Without it the numbers are chosen so that every order of summation gives the same bits.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/interfaces/KernelCase.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelCase = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelCase as default
};
