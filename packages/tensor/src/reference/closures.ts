import { type Accumulator, type Kernel, type Stage, stageExprs } from '../contract/kernel.ts';
import { reduceOps, scalarOps, toComputeType } from '../contract/scalar.ts';
import { isFloat, type TypedArray } from '../dtype.ts';
import { Evaluator } from './evaluator.ts';
import { type Action, Frame, type Reader } from './frame.ts';

/** Runs a kernel once on `views` of its buffers, in slot order. */
export type KernelFunction = (views: readonly TypedArray[], args: readonly number[]) => void;

/**
 * Compiles a kernel into closures that follow the contract to the letter and check what real backends trust: every index
 * in range, every argument and data-dependent index inside its stated bounds. Sums and products of floats accumulate in
 * float64 and round once.
 */
export function closures(kernel: Kernel): KernelFunction {
  const frame = new Frame(kernel);
  const stages = kernel.stages.map((stage) => compileStage(frame, stage));
  const run = nest(frame, 0, kernel.axes, sequence(stages));
  return (views, args) => {
    frame.bind(views, args);
    run();
  };
}

/** Loops over `sizes`, which are those of the axes from `first` on. */
function nest({ point }: Frame, first: number, sizes: readonly number[], body: Action): Action {
  return sizes.reduceRight<Action>(
    (inner, size, i) => () => {
      for (let at = 0; at < size; at++) {
        point[first + i] = at;
        inner();
      }
    },
    body,
  );
}

function compileStage(frame: Frame, stage: Stage): Action {
  const evaluator = new Evaluator(frame, stageExprs(stage));
  const { before, actions } = evaluator;
  const accumulators =
    stage.kind === 'reduce' ? stage.accumulators.map((one) => accumulate(one, evaluator.value(one.value))) : [];
  frame.results.push(accumulators.map(({ result }) => result));
  if (stage.kind === 'map') {
    actions.push(...stage.checks.map((check) => evaluator.check(check)), ...stage.stores.map((store) => evaluator.store(store)));
  }
  actions.push(...accumulators.map(({ add }) => add));
  const loops = nest(frame, frame.kernel.axes.length, stage.axes, sequence(actions));
  const begin = sequence([...accumulators.map(({ reset }) => reset), ...(stage.axes.includes(0) ? [] : before)]);
  return () => {
    begin();
    loops();
  };
}

function sequence(actions: readonly Action[]): Action {
  return () => {
    for (let i = 0; i < actions.length; i++) actions[i]!();
  };
}

function accumulate({ op, value: { type } }: Accumulator, read: Reader): { reset: Action; add: Action; result: Reader } {
  const { combine, identity } = reduceOps[op];
  const { meaning } = scalarOps[combine];
  const carry = isFloat(type) ? 'float64' : type;
  let total = 0;
  return {
    reset: () => {
      total = identity(type);
    },
    add: () => {
      total = toComputeType(carry, meaning(total, read(), 0, type));
    },
    result: () => toComputeType(type, total),
  };
}
