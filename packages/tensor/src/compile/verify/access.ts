import {
  type Atom,
  type Condition,
  type Expr,
  type Index,
  type Kernel,
  type Stage,
  stageExprs,
  visitExprs,
} from '../../contract/kernel.ts';
import type { KernelLimits } from './kernel.ts';

type Fail = (problem: string) => never;
type Load = Extract<Expr, { kind: 'load' }>;

/** What the numbers that are not known before the kernel runs are taken to be. */
interface Unknowns {
  readonly args: readonly number[];
  /** Indices computed from data: the least or the greatest. */
  readonly highest: boolean;
}

/** Every index in range, every element with one writer at most, and nobody else reading it. */
export function verifyAccess(kernel: Kernel, { args, mostPoints = Infinity }: KernelLimits, fail: Fail): void {
  for (const unknowns of unknownsOf(kernel, args)) walk(kernel, unknowns, mostPoints, fail);
  if (Number.isFinite(mostPoints)) for (const stage of kernel.stages) verifySpread(kernel, stage, fail);
}

function unknownsOf(kernel: Kernel, args: readonly number[] | undefined): Unknowns[] {
  const end = (highest: boolean): Unknowns => ({
    args: args ?? kernel.args.map(({ min = 0, max = 0 }) => (highest ? max : min)),
    highest,
  });
  return [end(false), end(true)];
}

function walk(kernel: Kernel, unknowns: Unknowns, mostPoints: number, fail: Fail): void {
  const written = new Set(
    kernel.stages.flatMap((stage) => (stage.kind === 'map' ? stage.stores.map((store) => store.buffer) : [])),
  );
  const writers = new Map<string, string>();
  const inRange = (what: string, buffer: number, at: number, name: string): void => {
    const { count } = kernel.buffers[buffer]!;
    if (!(at >= 0 && at < count)) fail(`${name} ${what} element ${at} of buffer ${buffer}, which has ${count}`);
  };
  eachPoint(kernel, mostPoints, (stage, point, name) => {
    if (stage.kind === 'reduce') return;
    stage.stores.forEach(({ buffer, index }, number) => {
      const at = evaluate(index, point, unknowns);
      inRange('writes', buffer, at, name);
      const element = `${buffer}[${at}]`;
      if (writers.has(element)) fail(`element b${element} is written by ${writers.get(element)} and by ${name}, store ${number}`);
      writers.set(element, name);
    });
  });
  const loads = new Map(kernel.stages.map((stage) => [stage, loadsOf(stage)]));
  eachPoint(kernel, mostPoints, (stage, point, name) => {
    for (const load of loads.get(stage)!) {
      if (!load.conditions.every((c) => holds(c, point, unknowns))) continue;
      const at = evaluate(load.index, point, unknowns);
      inRange('reads', load.buffer, at, name);
      if (!written.has(load.buffer)) continue;
      const element = `${load.buffer}[${at}]`;
      const writer = writers.get(element);
      if (writer !== undefined && writer !== name) fail(`element b${element} is read by ${name} and written by ${writer}`);
    }
  });
}

/** Where not every point is walked: a store that leaves out a loop hits an element twice. */
function verifySpread(kernel: Kernel, stage: Stage, fail: Fail): void {
  if (stage.kind === 'reduce') return;
  const sizes = [...kernel.axes, ...stage.axes];
  for (const { buffer, index } of stage.stores) {
    const scales = sizes.map((_, axis) =>
      index.terms.reduce((sum, { scale, atom }) => (atom.kind === 'axis' && atom.axis === axis ? sum + scale : sum), 0),
    );
    const idle = sizes.findIndex((size, axis) => size > 1 && scales[axis] === 0);
    if (idle >= 0 && sizes.every((size) => size > 0))
      fail(`a store to buffer ${buffer} is the same for every step of axis ${idle}`);
  }
}

function loadsOf(stage: Stage): Load[] {
  const loads: Load[] = [];
  visitExprs(stageExprs(stage), (expr) => {
    if (expr.kind === 'load') loads.push(expr);
  });
  return loads;
}

function eachPoint(
  kernel: Kernel,
  mostPoints: number,
  visit: (stage: Stage, point: readonly number[], name: string) => void,
): void {
  kernel.stages.forEach((stage, number) => {
    const sizes = [...kernel.axes, ...stage.axes];
    const total = sizes.reduce((a, b) => a * b, 1);
    const walked = Math.min(total, mostPoints);
    for (let n = 0; n < walked; n++) {
      // The first and the last point are always among them.
      let rest = walked === total ? n : Math.round((n * (total - 1)) / (walked - 1));
      const point = sizes.map(() => 0);
      for (let axis = sizes.length - 1; axis >= 0; axis--) {
        point[axis] = rest % sizes[axis]!;
        rest = Math.floor(rest / sizes[axis]!);
      }
      visit(stage, point, `stage ${number} at [${point.join(', ')}]`);
    }
  });
}

function holds({ index, size }: Condition, point: readonly number[], unknowns: Unknowns): boolean {
  const value = evaluate(index, point, unknowns);
  return value >= 0 && value < size;
}

function evaluate(index: Index, point: readonly number[], unknowns: Unknowns): number {
  let sum = index.offset;
  for (const { scale, atom } of index.terms) sum += scale * valueOf(atom, point, unknowns);
  return sum;
}

function valueOf(atom: Atom, point: readonly number[], unknowns: Unknowns): number {
  switch (atom.kind) {
    case 'axis':
      return point[atom.axis]!;
    case 'arg':
      return unknowns.args[atom.arg]!;
    case 'div':
      return Math.floor(evaluate(atom.of, point, unknowns) / atom.by);
    case 'mod':
      return ((evaluate(atom.of, point, unknowns) % atom.by) + atom.by) % atom.by;
    case 'value':
      return unknowns.highest ? atom.size - 1 : 0;
  }
}
