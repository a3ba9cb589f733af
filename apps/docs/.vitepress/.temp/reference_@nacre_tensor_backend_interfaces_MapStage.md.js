import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MapStage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/MapStage.md","filePath":"reference/@nacre/tensor/backend/interfaces/MapStage.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/MapStage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-mapstage" tabindex="-1">Interface: MapStage <a class="header-anchor" href="#interface-mapstage" aria-label="Permalink to &quot;Interface: MapStage&quot;">​</a></h1><p>Evaluates everything, then writes: a point reads no element after its own stores.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-axes"></a> <code>axes</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td></tr><tr><td><a id="property-checks"></a> <code>checks</code></td><td><code>readonly</code></td><td>readonly <a href="./Check"><code>Check</code></a>[]</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;map&quot;</code></td></tr><tr><td><a id="property-stores"></a> <code>stores</code></td><td><code>readonly</code></td><td>readonly <a href="./Store"><code>Store</code></a>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/MapStage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MapStage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MapStage as default
};
