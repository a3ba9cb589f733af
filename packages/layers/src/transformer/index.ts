export * from './decoder-layer.ts';
export * from './encoder-layer.ts';
export type { TransformerActivation, TransformerLayerOptions } from './layer.ts';
export * from './positional-encoding.ts';
export * from './stacks.ts';
export * from './transformer.ts';
