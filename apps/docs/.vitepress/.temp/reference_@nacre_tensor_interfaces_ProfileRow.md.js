import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProfileRow","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/ProfileRow.md","filePath":"reference/@nacre/tensor/interfaces/ProfileRow.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/ProfileRow.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-profilerow" tabindex="-1">Interface: ProfileRow <a class="header-anchor" href="#interface-profilerow" aria-label="Permalink to &quot;Interface: ProfileRow&quot;">​</a></h1><p>One kernel in a profile.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-calls"></a> <code>calls</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-gflops"></a> <code>gflops</code></td><td><code>readonly</code></td><td><code>number</code></td><td>10⁹ operations per second, and 10⁹ bytes.</td></tr><tr><td><a id="property-gigabytes"></a> <code>gigabytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-kernel"></a> <code>kernel</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What was fused: <code>convolution+add+tanh</code>.</td></tr><tr><td><a id="property-milliseconds"></a> <code>milliseconds</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/ProfileRow.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProfileRow = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProfileRow as default
};
