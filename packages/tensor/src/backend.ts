export type { RoutineLowering } from './compile/index.ts';
export { routineKernels } from './compile/routine-kernels.ts';
export * from './contract/index.ts';
export {
  type InspectedLaunch,
  type InspectedNode,
  type InspectedValue,
  inspectPlan,
  type PlanInspection,
  type PlanTarget,
} from './plan-inspection.ts';
export { runRoutine } from './reference/routines.ts';
export { createDevice, type Device, type DeviceOptions } from './runtime/device.ts';
