export type { CellOptions } from './cell.ts';
export * from './cells.ts';
export * from './gru.ts';
export type { RecurrentOptions, SequenceOptions } from './layer.ts';
export * from './lstm.ts';
export * from './rnn.ts';
export type { RecurrentWeights } from './weights.ts';
