import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: VGGOptions<Classes>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/interfaces/VGGOptions.md","filePath":"reference/@nacre/models/interfaces/VGGOptions.md"}');
const _sfc_main = { name: "reference/@nacre/models/interfaces/VGGOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-vggoptions-classes" tabindex="-1">Interface: VGGOptions&lt;Classes&gt; <a class="header-anchor" href="#interface-vggoptions-classes" aria-label="Permalink to &quot;Interface: VGGOptions\\&lt;Classes\\&gt;&quot;">​</a></h1><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-classes"></a> <code>Classes</code> <em>extends</em> <code>number</code></td><td><code>number</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-batchnorm"></a> <code>batchNorm?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Normalises after each convolution; false by default.</td></tr><tr><td><a id="property-classes"></a> <code>classes?</code></td><td><code>readonly</code></td><td><code>Classes</code></td><td>1000 by default.</td></tr><tr><td><a id="property-depth"></a> <code>depth?</code></td><td><code>readonly</code></td><td><code>11</code> | <code>13</code> | <code>16</code> | <code>19</code></td><td>Layers with weights: 11, 13, 16 (the default) or 19, the configurations A, B, D and E of the paper.</td></tr><tr><td><a id="property-dropout"></a> <code>dropout?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Between the fully connected layers; 0.5 by default.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/interfaces/VGGOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VGGOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VGGOptions as default
};
