import type { DefaultTheme } from 'vitepress';
import { publicModules } from '../public-modules.ts';

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Start', link: '/start/', activeMatch: '^/start/' },
  { text: 'Learn', link: '/learn/', activeMatch: '^/learn/' },
  { text: 'Guides', link: '/guides/', activeMatch: '^/guides/' },
  { text: 'Backends', link: '/backends/', activeMatch: '^/backends/' },
  { text: 'Internals', link: '/internals/', activeMatch: '^/internals/' },
  { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
  { text: 'Playground', link: '/playground/' },
];

const item = (text: string, link: string): DefaultTheme.SidebarItem => ({ text, link });

export const sidebar: DefaultTheme.SidebarMulti = {
  '/start/': [
    {
      text: 'Start',
      items: [
        item('Install', '/start/'),
        item('A first network', '/start/first-network'),
        item('Choosing a device', '/start/devices'),
        item('From PyTorch', '/start/from-pytorch'),
        item('From TensorFlow.js', '/start/from-tensorflow'),
      ],
    },
  ],
  '/guides/': [
    {
      text: 'Guides',
      items: [
        item('Overview', '/guides/'),
        item('Tensors', '/guides/tensors'),
        item('Gradients', '/guides/gradients'),
        item('Layers and models', '/guides/models'),
        item('Data', '/guides/data'),
        item('Training and checkpoints', '/guides/training'),
        item('Saving and exchanging weights', '/guides/weights'),
      ],
    },
    {
      text: 'When something is wrong',
      items: [
        item('Types and shape errors', '/guides/types'),
        item('Errors and their fixes', '/guides/errors'),
        item('Memory', '/guides/memory'),
        item('Speed', '/guides/speed'),
      ],
    },
    {
      text: 'Where it runs',
      items: [
        item('In a web page', '/guides/pages'),
        item('Threads and isolation', '/guides/threads'),
        item('Runtimes', '/guides/runtimes'),
        item('Bundlers', '/guides/bundlers'),
      ],
    },
    { text: 'The project', items: [item('Contributing', '/guides/contributing')] },
  ],
  '/learn/': [
    { text: 'Learn', items: [item('The course', '/learn/')] },
    {
      text: 'One neuron',
      items: [
        item('The neuron', '/learn/neuron'),
        item('Activations', '/learn/activations'),
        item('The perceptron', '/learn/perceptron'),
        item('The delta rule', '/learn/delta-rule'),
      ],
    },
    {
      text: 'Networks',
      items: [
        item('Back-propagation', '/learn/backprop'),
        item('Losses and descent', '/learn/descent'),
        item('Overfitting', '/learn/overfitting'),
      ],
    },
    {
      text: 'Convolution',
      items: [
        item('Number by number', '/learn/convolution'),
        item('Against dense layers', '/learn/convolution-against-dense'),
        item('1, 2 and 3 dimensions', '/learn/dimensions'),
        item('LeNet-5', '/learn/lenet5'),
        item('LeNet-5 of 1998', '/learn/lenet5-original'),
        item('What it has learned to see', '/learn/visualisation'),
        item('AlexNet to ResNet', '/learn/classics'),
        item('ResNet-18', '/learn/resnet18'),
      ],
    },
    {
      text: 'Without labels',
      items: [
        item('Autoencoders', '/learn/autoencoders'),
        item('Hopfield networks', '/learn/hopfield'),
        item('Boltzmann machines', '/learn/boltzmann'),
      ],
    },
    {
      text: 'Sequences',
      items: [
        item('Recurrent networks', '/learn/recurrent'),
        item('Writing, character by character', '/learn/characters'),
        item('The gates of an LSTM', '/learn/lstm'),
        item('Praise or blame', '/learn/sentiment'),
        item('Attention', '/learn/attention'),
        item('Translation', '/learn/translation'),
        item('Captions for pictures', '/learn/captioning'),
        item('Video', '/learn/video'),
        item('The transformer', '/learn/transformer'),
        item('A small GPT', '/learn/char-gpt'),
      ],
    },
    { text: 'Machines', items: [item('CPU against GPU', '/learn/devices')] },
  ],
  '/backends/': [
    {
      text: 'Backends',
      items: [
        item('The contract', '/backends/'),
        item('A backend of your own', '/backends/custom'),
        item('Scores', '/backends/scores'),
      ],
    },
  ],
  '/internals/': [
    {
      text: 'Internals',
      items: [
        item('The pipeline', '/internals/'),
        item('Explorer', '/internals/explorer'),
        item('Architecture', '/internals/architecture'),
        item('Notes on speed', '/internals/measurements'),
      ],
    },
  ],
  '/reference/': [{ text: 'Reference', items: publicModules.map(({ name }) => item(name, `/reference/${name}/`)) }],
};
