import type { Kernel, ReduceStage, Stage } from '../contract/kernel.ts';
import { reduceOps, scalarOps, toComputeType } from '../contract/scalar.ts';
import { isFloat, type TypedArray } from '../dtype.ts';
import { ExprCompiler } from './exprs.ts';
import { type Action, Frame } from './frame.ts';

/** Runs a kernel once on `views` of its buffers, in slot order. */
export type KernelFunction = (views: readonly TypedArray[], args: readonly number[]) => void;

/**
 * Compiles a kernel into closures that follow the contract to the letter and check what real backends trust: every index
 * in range, every argument and data-dependent index inside its stated bounds. Sums and products of floats accumulate in
 * float64 and round once.
 */
export function closures(kernel: Kernel): KernelFunction {
  const frame = new Frame(kernel);
  const stages = kernel.stages.map((stage, i) => compileStage(frame, stage, i));
  const program = nest(frame, 0, kernel.axes, [], sequence(stages));
  return (views, args) => {
    frame.bind(views, args);
    program();
  };
}

function sequence(actions: readonly Action[]): Action {
  if (actions.length === 1) return actions[0]!;
  return () => {
    for (let i = 0; i < actions.length; i++) actions[i]!();
  };
}

/** Loops over `sizes`; before the next loop is entered, what depends on no deeper one is computed. */
function nest(
  frame: Frame,
  depth: number,
  sizes: readonly number[],
  actions: readonly (readonly Action[])[],
  body: Action,
): Action {
  const { point } = frame;
  return sizes.reduceRight<Action>((inner, size, i) => {
    const axis = depth + i;
    const enter = sequence(actions[axis + 1] ?? []);
    return () => {
      for (let at = 0; at < size; at++) {
        point[axis] = at;
        enter();
        inner();
      }
    };
  }, body);
}

function compileStage(frame: Frame, stage: Stage, number: number): Action {
  const outer = frame.kernel.axes.length;
  const exprs = new ExprCompiler(frame, number);
  const finish: Action[] = [];
  const start: Action[] = [];
  const body =
    stage.kind === 'reduce'
      ? stage.accumulators.map((_, i) => accumulate(frame, exprs, stage, i, number, start, finish))
      : [
          ...stage.checks.map((check) => exprs.check(check)),
          ...stage.stores.map((store) => exprs.store(store.buffer, store.index, store.value)),
        ];
  const invariant = sequence(exprs.actions.slice(0, outer + 1).flat());
  const loops = nest(frame, outer, stage.axes, exprs.actions, sequence(body));
  return sequence([...start, ...(stage.axes.includes(0) ? [] : [invariant, loops]), ...finish]);
}

function accumulate(
  frame: Frame,
  exprs: ExprCompiler,
  stage: ReduceStage,
  i: number,
  number: number,
  start: Action[],
  finish: Action[],
): Action {
  const { registers } = frame;
  const { op, value } = stage.accumulators[i]!;
  const { combine, identity } = reduceOps[op];
  const { meaning } = scalarOps[combine];
  const { type } = value;
  const register = frame.register();
  frame.results.set(`${number}.${i}`, register);
  start.push(() => (registers[register] = identity(type)));
  finish.push(() => (registers[register] = toComputeType(type, registers[register]!)));
  const { read } = exprs.value(value);
  return isFloat(type) || type === 'bool'
    ? () => (registers[register] = meaning(registers[register]!, read(), 0, type))
    : () => (registers[register] = toComputeType(type, meaning(registers[register]!, read(), 0, type)));
}
