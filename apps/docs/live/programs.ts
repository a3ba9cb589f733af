import type { Entry } from './kit/host.ts';

const onAny = <P extends object>(begin: () => Promise<P>): Entry<P> => ({ begin, wish: 'any' });

/** For work so small that a GPU would only wait for its next command. */
const onCpu = <P extends object>(begin: () => Promise<P>): Entry<P> => ({ begin, wish: 'cpu' });

/** What a page can begin in its worker, by name. Only what is begun is loaded; what several have in common is loaded once. */
export const programs = {
  activations: onCpu(async () => new (await import('./activations/activations.ts')).Activations()),
  attention: onCpu(async () => new (await import('./attention/attention.ts')).Attention()),
  backprop: onCpu(async () => new (await import('./backprop/backprop.ts')).Backprop()),
  capacity: onCpu(async () => new (await import('./hopfield/capacity.ts')).Capacity()),
  captioning: onCpu(async () => (await import('./captioning/trained-captioning.ts')).trainedCaptioning()),
  classics: onCpu(async () => new (await import('./classics/classics.ts')).Classics()),
  codes: onCpu(async () => new (await import('./autoencoder/codes.ts')).Codes()),
  convolution: onCpu(async () => new (await import('./convolution/convolution-lab.ts')).ConvolutionLab()),
  denoiser: onCpu(async () => new (await import('./autoencoder/denoiser.ts')).Denoiser()),
  depth: onCpu(async () => new (await import('./depth/depth-race.ts')).DepthRace()),
  descent: onCpu(async () => new (await import('./descent/descent.ts')).Descent()),
  devices: onCpu(async () => new (await import('./devices/device-race.ts')).DeviceRace()),
  dimensions: onCpu(async () => new (await import('./dimensions/dimensions.ts')).Dimensions()),
  dreamer: onCpu(async () => new (await import('./boltzmann/dreamer.ts')).Dreamer()),
  equivariance: onCpu(async () => new (await import('./equivariance/equivariance.ts')).Equivariance()),
  gates: onCpu(async () => (await import('./characters/trained-reader.ts')).gateReader()),
  gptWriter: onCpu(async () => (await import('./char-gpt/trained-writer.ts')).trainedWriter()),
  landing: onAny(async () => new (await import('./landing/landing.ts')).Landing()),
  learningRule: onCpu(async () => new (await import('./learning-rule/learning-rule.ts')).LearningRule()),
  lenet5: onAny(async () => new (await import('./lenet5/digit-reading.ts')).DigitReading()),
  lenet5Original: onAny(async () => new (await import('./lenet5-original/original-reading.ts')).OriginalReading()),
  likelihood: onCpu(async () => new (await import('./boltzmann/likelihood.ts')).Likelihood()),
  neuron: onCpu(async () => new (await import('./neuron/neuron.ts')).Neuron()),
  overfitting: onCpu(async () => new (await import('./overfitting/overfitting.ts')).Overfitting()),
  recollection: onCpu(async () => new (await import('./hopfield/recollection.ts')).Recollection()),
  recurrence: onCpu(async () => new (await import('./recurrence/unrolled.ts')).Unrolled()),
  sentiment: onCpu(async () => new (await import('./sentiment/reading.ts')).Reading()),
  transformer: onCpu(async () => new (await import('./transformer/sorting.ts')).Sorting()),
  translation: onCpu(async () => new (await import('./translation/translating.ts')).Translating()),
  video: onCpu(async () => new (await import('./video/watching.ts')).Watching()),
  visualisation: onAny(async () => new (await import('./visualisation/excitement.ts')).Excitement()),
  writer: onCpu(async () => (await import('./characters/trained-reader.ts')).writer()),
};

export type ProgramName = keyof typeof programs;

export type ProgramOf<N extends ProgramName> = Awaited<ReturnType<(typeof programs)[N]['begin']>>;
