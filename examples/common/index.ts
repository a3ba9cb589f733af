export { type DigitCounts, everything, findData, handwrittenDigits } from './data.ts';
export { type Bound, example, type Figure, type Run } from './example.ts';
export type { ExampleOptions } from './options.ts';
export { type Grid, pngGrid } from './pictures.ts';
export {
  type CharacterText,
  pieces,
  play,
  streams,
  type TextBatch,
  type Tokens,
  visible,
} from './text.ts';
export { type Learning, type Look, type Writer, watch, write } from './writing.ts';
