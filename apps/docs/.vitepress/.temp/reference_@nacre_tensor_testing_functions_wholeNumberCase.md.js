import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: wholeNumberCase()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/testing/functions/wholeNumberCase.md","filePath":"reference/@nacre/tensor/testing/functions/wholeNumberCase.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/testing/functions/wholeNumberCase.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="function-wholenumbercase" tabindex="-1">Function: wholeNumberCase() <a class="header-anchor" href="#function-wholenumbercase" aria-label="Permalink to &quot;Function: wholeNumberCase()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">function</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> wholeNumberCase</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">   kernel</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, </span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">   args</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">?</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, </span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">   rest</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">?</span></span>
<span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">)</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> KernelCase</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>A case whose inputs are whole numbers.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><code>kernel</code></td><td><a href="./../../backend/interfaces/Kernel"><code>Kernel</code></a></td><td><code>undefined</code></td></tr><tr><td><code>args?</code></td><td>readonly <code>number</code>[]</td><td><code>[]</code></td></tr><tr><td><code>rest?</code></td><td><code>Omit</code>&lt;<code>Partial</code>&lt;<a href="./../interfaces/KernelCase"><code>KernelCase</code></a>&gt;, <code>&quot;kernel&quot;</code> | <code>&quot;args&quot;</code>&gt;</td><td><code>{}</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/KernelCase"><code>KernelCase</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/testing/functions/wholeNumberCase.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const wholeNumberCase = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  wholeNumberCase as default
};
