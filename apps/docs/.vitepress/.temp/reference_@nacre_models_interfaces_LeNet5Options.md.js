import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LeNet5Options<Classes>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/LeNet5Options.md","filePath":"reference/@nacre/models/interfaces/LeNet5Options.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/LeNet5Options.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-lenet5options-classes" tabindex="-1">Interface: LeNet5Options&lt;Classes&gt; <a class="header-anchor" href="#interface-lenet5options-classes" aria-label="Permalink to &quot;Interface: LeNet5Options\\&lt;Classes\\&gt;&quot;">​</a></h1><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-classes"></a> <code>Classes</code> <em>extends</em> <code>number</code></td><td><code>number</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation?</code></td><td><code>readonly</code></td><td>| <code>&quot;tanh&quot;</code> | <code>&quot;relu&quot;</code> | <code>&quot;gelu&quot;</code> | <code>&quot;sigmoid&quot;</code> | <code>&quot;selu&quot;</code> | <code>&quot;silu&quot;</code> | <code>&quot;softplus&quot;</code> | <code>&quot;mish&quot;</code></td><td>tanh by default.</td></tr><tr><td><a id="property-classes"></a> <code>classes?</code></td><td><code>readonly</code></td><td><code>Classes</code></td><td>10 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/LeNet5Options.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LeNet5Options = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LeNet5Options as default
};
