/** For those who write backends, primitives and functions: what is right, and tests that say whether something is. */
export { conformance } from './conformance.ts';
export type { ConformanceCase, ConformanceOptions } from './suite/case.ts';
export { defaultTolerances, wgslTolerances } from './suite/tolerances.ts';
export { agrees, expectAgreement, type Leniency, type Tolerance, ulpOf } from './compare.ts';
export { gradcheck } from './gradcheck.ts';
export { checkGradients, type GradcheckOptions } from './gradients.ts';
export { oracle, type Values } from './oracle/index.ts';
export { referenceBackend, type ReferenceOptions } from '../reference/interpreter.ts';
export * from './kernels/index.ts';
