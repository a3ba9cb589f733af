import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CreateOptions<D>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/CreateOptions.md","filePath":"reference/@nacre/tensor/interfaces/CreateOptions.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/CreateOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-createoptions-d" tabindex="-1">Interface: CreateOptions&lt;D&gt; <a class="header-anchor" href="#interface-createoptions-d" aria-label="Permalink to &quot;Interface: CreateOptions\\&lt;D\\&gt;&quot;">​</a></h1><p>What every function that makes a tensor takes.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-d"></a> <code>D</code> <em>extends</em> <a href="./../type-aliases/DType"><code>DType</code></a></td><td><a href="./../type-aliases/DType"><code>DType</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-device"></a> <code>device?</code></td><td><code>readonly</code></td><td><a href="./Device"><code>Device</code></a></td><td>Where to put it now; by default it belongs to no device until it meets one.</td></tr><tr><td><a id="property-dtype"></a> <code>dtype?</code></td><td><code>readonly</code></td><td><code>D</code></td><td>float32 by default.</td></tr><tr><td><a id="property-requiresgrad"></a> <code>requiresGrad?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether <code>backward</code> is to compute its gradient; false by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/CreateOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CreateOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CreateOptions as default
};
