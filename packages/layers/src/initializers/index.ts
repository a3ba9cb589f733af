export * from './orthogonal.ts';
export {
  calculateGain,
  type KaimingOptions,
  kaimingNormal,
  kaimingUniform,
  type Nonlinearity,
  xavierNormal,
  xavierUniform,
} from './scaled.ts';
export { constant, normal, ones, type TruncatedNormalOptions, truncatedNormal, uniform, zeros } from './simple.ts';
export type { Initialized, Target } from './target.ts';
