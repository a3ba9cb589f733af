import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Kernel","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/backend/interfaces/Kernel.md","filePath":"reference/@nacre/tensor/backend/interfaces/Kernel.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/backend/interfaces/Kernel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-kernel" tabindex="-1">Interface: Kernel <a class="header-anchor" href="#interface-kernel" aria-label="Permalink to &quot;Interface: Kernel&quot;">​</a></h1><p>The one program a backend runs: nested outer loops over <code>axes</code> and, inside them, a short list of stages.</p><pre><code>for each point of the outer axes
  for each stage, in order
    for each point of the stage&#39;s inner axes
      reduce: accumulate its values     map: evaluate its stores
</code></pre><p>Outer axes are numbered 0, 1, …; the inner axes of every stage go on from there. An axis may have size 0. No two points of a kernel write the same element, and an element that a kernel both reads and writes is read only by the point that writes it, before the write.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-args"></a> <code>args</code></td><td><code>readonly</code></td><td>readonly <a href="./ArgSlot"><code>ArgSlot</code></a>[]</td><td>-</td></tr><tr><td><a id="property-axes"></a> <code>axes</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>-</td></tr><tr><td><a id="property-buffers"></a> <code>buffers</code></td><td><code>readonly</code></td><td>readonly <a href="./BufferSlot"><code>BufferSlot</code></a>[]</td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>For people: what was fused, in order. Not part of the kernel&#39;s identity.</td></tr><tr><td><a id="property-stages"></a> <code>stages</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Stage"><code>Stage</code></a>[]</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/backend/interfaces/Kernel.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Kernel = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Kernel as default
};
