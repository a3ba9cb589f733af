/** For those who write backends, primitives and functions: what is right, and tests that say whether something is. */

export { type ReferenceOptions, referenceBackend } from '../reference/interpreter.ts';
export { agrees, expectAgreement, type Leniency, type Tolerance, ulpOf } from './compare.ts';
export { conformance } from './conformance.ts';
export { gradcheck } from './gradcheck.ts';
export { checkGradients, type GradcheckOptions } from './gradients.ts';
export * from './kernels/index.ts';
export { oracle, type Values } from './oracle/index.ts';
export type { ConformanceCase, ConformanceOptions } from './suite/case.ts';
export { defaultTolerances, wgslTolerances } from './suite/tolerances.ts';
