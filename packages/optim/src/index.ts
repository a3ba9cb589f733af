export { Adam, type AdamOptions, AdamW } from './adam.ts';
export { clipGradNorm, clipGradValue } from './clip.ts';
export { OneCycleLR, type OneCycleOptions } from './one-cycle.ts';
export { type Group, Optimizer, type OptimizerState, type ParameterGroup, type Parameters, type StepOptions } from './optimizer.ts';
export { CosineAnnealingLR, LinearLR, StepLR } from './rates.ts';
export { Schedule, type Scheduled } from './schedule.ts';
export { SGD, type SGDOptions } from './sgd.ts';
