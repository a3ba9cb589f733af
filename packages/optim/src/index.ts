export * from './adadelta.ts';
export * from './adagrad.ts';
export * from './adam.ts';
export * from './adamax.ts';
export * from './clipping.ts';
export * from './lbfgs.ts';
export * from './lion.ts';
export * from './nadam.ts';
export {
  type GroupOptions,
  Optimizer,
  type OptimizerState,
  type ParamGroup,
  type Params,
  type StepOptions,
} from './optimizer.ts';
export * from './perceptron-rule.ts';
export * from './radam.ts';
export * from './rmsprop.ts';
export { ConstantLR, type ConstantOptions } from './schedules/constant-lr.ts';
export { CosineAnnealingLR } from './schedules/cosine-annealing-lr.ts';
export { CosineAnnealingWarmRestarts, type WarmRestartOptions } from './schedules/cosine-annealing-warm-restarts.ts';
export { ExponentialLR } from './schedules/exponential-lr.ts';
export { LambdaLR, type RateFactor } from './schedules/lambda-lr.ts';
export { LinearLR, type LinearOptions } from './schedules/linear-lr.ts';
export { MultiStepLR } from './schedules/multi-step-lr.ts';
export { OneCycleLR, type OneCycleOptions } from './schedules/one-cycle-lr.ts';
export { PolynomialLR, type PolynomialOptions } from './schedules/polynomial-lr.ts';
export { type PlateauOptions, type PlateauState, ReduceLROnPlateau } from './schedules/reduce-lr-on-plateau.ts';
export { Schedule, type Scheduled, type ScheduleState } from './schedules/schedule.ts';
export { SequentialLR, type SequentialState } from './schedules/sequential-lr.ts';
export { StepLR } from './schedules/step-lr.ts';
export { WarmupLR, type WarmupOptions } from './schedules/warmup-lr.ts';
export * from './sgd.ts';
export { ParameterState } from './state.ts';
