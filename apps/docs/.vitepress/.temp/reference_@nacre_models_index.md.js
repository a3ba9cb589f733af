import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"@nacre/models","description":"","frontmatter":{},"headers":[],"relativePath":"reference/@nacre/models/index.md","filePath":"reference/@nacre/models/index.md"}');
const _sfc_main = { name: "reference/@nacre/models/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="nacre-models" tabindex="-1">@nacre/models <a class="header-anchor" href="#nacre-models" aria-label="Permalink to &quot;@nacre/models&quot;">​</a></h1><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/AlexNet">AlexNet</a></li><li><a href="./classes/ConvAutoencoder">ConvAutoencoder</a></li><li><a href="./classes/DeepAutoencoder">DeepAutoencoder</a></li><li><a href="./classes/DenoisingAutoencoder">DenoisingAutoencoder</a></li><li><a href="./classes/DenseAutoencoder">DenseAutoencoder</a></li><li><a href="./classes/GoogLeNet">GoogLeNet</a></li><li><a href="./classes/Hopfield">Hopfield</a></li><li><a href="./classes/LeNet5">LeNet5</a></li><li><a href="./classes/LeNet5Original">LeNet5Original</a></li><li><a href="./classes/MLP">MLP</a></li><li><a href="./classes/Perceptron">Perceptron</a></li><li><a href="./classes/RBM">RBM</a></li><li><a href="./classes/ResNet">ResNet</a></li><li><a href="./classes/TorchvisionAlexNet">TorchvisionAlexNet</a></li><li><a href="./classes/VGG">VGG</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/AlexNetOptions">AlexNetOptions</a></li><li><a href="./interfaces/DenseAutoencoderOptions">DenseAutoencoderOptions</a></li><li><a href="./interfaces/GoogLeNetLogits">GoogLeNetLogits</a></li><li><a href="./interfaces/GoogLeNetOptions">GoogLeNetOptions</a></li><li><a href="./interfaces/LeNet5Options">LeNet5Options</a></li><li><a href="./interfaces/MLPOptions">MLPOptions</a></li><li><a href="./interfaces/PerceptronOptions">PerceptronOptions</a></li><li><a href="./interfaces/RBMOptions">RBMOptions</a></li><li><a href="./interfaces/RecallOptions">RecallOptions</a></li><li><a href="./interfaces/ResNetOptions">ResNetOptions</a></li><li><a href="./interfaces/TorchvisionAlexNetOptions">TorchvisionAlexNetOptions</a></li><li><a href="./interfaces/VGGOptions">VGGOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/Activation">Activation</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/alexnet">alexnet</a></li><li><a href="./functions/resnet18">resnet18</a></li><li><a href="./functions/resnet34">resnet34</a></li><li><a href="./functions/resnet50">resnet50</a></li><li><a href="./functions/vgg16">vgg16</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/@nacre/models/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
