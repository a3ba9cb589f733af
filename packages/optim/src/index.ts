export * from './adam.ts';
export * from './clipping.ts';
export {
  type GroupOptions,
  Optimizer,
  type OptimizerState,
  type ParamGroup,
  type Params,
  type StepOptions,
} from './optimizer.ts';
export * from './perceptron-rule.ts';
export { CosineAnnealingLR } from './schedules/cosine-annealing-lr.ts';
export { LinearLR, type LinearOptions } from './schedules/linear-lr.ts';
export { OneCycleLR, type OneCycleOptions } from './schedules/one-cycle-lr.ts';
export { Schedule, type Scheduled, type ScheduleState } from './schedules/schedule.ts';
export { StepLR } from './schedules/step-lr.ts';
export * from './sgd.ts';
export { ParameterState } from './state.ts';
