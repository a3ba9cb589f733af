import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Stateful","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/tensor/interfaces/Stateful.md","filePath":"reference/@nacre/tensor/interfaces/Stateful.md"}');
const _sfc_main = { name: "reference/@nacre/tensor/interfaces/Stateful.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="interface-stateful" tabindex="-1">Interface: Stateful <a class="header-anchor" href="#interface-stateful" aria-label="Permalink to &quot;Interface: Stateful&quot;">​</a></h1><p>What has a state that can be saved: a module, an optimizer, a schedule.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="loadstatedict" tabindex="-1">loadStateDict() <a class="header-anchor" href="#loadstatedict" aria-label="Permalink to &quot;loadStateDict()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">loadStateDict</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(state): unknown;</span></span></code></pre></div><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>state</code></td><td><code>never</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>unknown</code></p><hr><h3 id="statedict" tabindex="-1">stateDict() <a class="header-anchor" href="#statedict" aria-label="Permalink to &quot;stateDict()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">stateDict</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(): object;</span></span></code></pre></div><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>object</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/tensor/interfaces/Stateful.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Stateful = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Stateful as default
};
