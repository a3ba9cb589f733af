import { contractionOf } from '../../contract/contraction.ts';
import { type Atom, type Expr, type Index, type Kernel, type Stage, stageExprs, visitExprs } from '../../contract/kernel.ts';
import { printKernel } from '../../contract/print.ts';
import { InternalError } from '../../errors.ts';

/**
 * Throws InternalError if a kernel breaks a rule of the contract that shows without data: slots and axes that do not exist,
 * stores that are not affine or hit an element twice, reads of an element that another point writes, a contraction without
 * its tag. (Types, ranges and bounds are checked where kernels run: by the reference backend.) Walks every point: for tests.
 */
export function verifyKernel(kernel: Kernel, args: readonly number[] = []): void {
  const fail = (problem: string): never => {
    throw new InternalError(kernel.name, problem, `in\n${printKernel(kernel)}`);
  };
  for (const slot of kernel.args) {
    if (slot.min !== undefined && slot.type !== 'int32') fail(`an index argument is ${slot.type}`);
  }
  kernel.stages.forEach((stage) => verifyStage(kernel, stage, fail));
  verifyAccess(kernel, args, fail);
}

function verifyStage(kernel: Kernel, stage: Stage, fail: (problem: string) => never): void {
  const rank = kernel.axes.length + stage.axes.length;
  if ([...kernel.axes, ...stage.axes].some((size) => !Number.isInteger(size) || size < 0))
    fail('a loop has no whole number of steps');
  const verifyIndex = (index: Index): void => index.terms.forEach(({ atom }) => verifyAtom(atom));
  const verifyAtom = (atom: Atom): void => {
    if (atom.kind === 'axis' && !(atom.axis < rank)) fail(`axis ${atom.axis} is used where only ${rank} exist`);
    if (atom.kind === 'arg') {
      const slot = kernel.args[atom.arg];
      if (slot?.type !== 'int32' || slot.min === undefined || slot.max === undefined)
        fail(`argument ${atom.arg} is used as an index without a range`);
    }
    if (atom.kind === 'div' || atom.kind === 'mod') {
      if (!(atom.by > 0)) fail(`division by ${atom.by}`);
      verifyIndex(atom.of);
    }
    if (atom.kind === 'value' && atom.value.type !== 'int32') fail(`an index is computed as ${atom.value.type}`);
  };
  visitExprs(stageExprs(stage), (expr) => {
    if (expr.kind === 'load') {
      const slot = kernel.buffers[expr.buffer];
      if (slot === undefined || slot.access === 'write')
        fail(`buffer ${expr.buffer} is loaded, but is ${slot?.access ?? 'missing'}`);
    }
    if (expr.kind === 'arg' && kernel.args[expr.arg]?.type !== expr.type) fail(`argument ${expr.arg} is no ${expr.type}`);
    if (expr.kind === 'load' || expr.kind === 'index') verifyIndex(expr.index);
    if (expr.kind === 'load' || expr.kind === 'guard') expr.conditions.forEach((c) => verifyIndex(c.index));
  });
  if (stage.kind === 'reduce') {
    const tag = JSON.stringify(contractionOf(stage, kernel.axes.length));
    if (JSON.stringify(stage.contraction) !== tag) fail('a stage is not tagged as the contraction it is');
    return;
  }
  for (const { buffer, index } of stage.stores) {
    verifyIndex(index);
    const slot = kernel.buffers[buffer];
    if (slot === undefined || slot.access === 'read') fail(`buffer ${buffer} is stored to, but is ${slot?.access ?? 'missing'}`);
    if (index.terms.some(({ atom }) => atom.kind !== 'axis' && atom.kind !== 'arg'))
      fail(`a store to buffer ${buffer} is not affine`);
  }
  for (const { faults, position } of stage.checks) {
    if (kernel.buffers[faults]?.dtype !== 'int32' || kernel.buffers[faults].access === 'read')
      fail(`faults go to buffer ${faults}, which cannot take them`);
    if (kernel.args[position] === undefined) fail(`argument ${position} is missing`);
  }
}

/** Every element has one writer at most, and nobody else reads it. */
function verifyAccess(kernel: Kernel, args: readonly number[], fail: (problem: string) => never): void {
  const writers = new Map<string, string>();
  const written = new Set<number>();
  kernel.stages.forEach((stage, number) => {
    if (stage.kind === 'reduce') return;
    for (const { buffer } of stage.stores) written.add(buffer);
    eachPoint(kernel, stage, number, (point, name) => {
      stage.stores.forEach(({ buffer, index }, store) => {
        const element = `${buffer}[${evaluate(index, point, args)}]`;
        if (writers.has(element))
          fail(`element b${element} is written by ${writers.get(element)} and by ${name}, store ${store}`);
        writers.set(element, name);
      });
    });
  });
  kernel.stages.forEach((stage, number) => {
    const loads = loadsOf(stage, written);
    if (loads.length === 0) return;
    eachPoint(kernel, stage, number, (point, name) => {
      for (const { buffer, index, conditions } of loads) {
        if (!conditions.every((c) => inside(evaluate(c.index, point, args), c.size))) continue;
        const element = `${buffer}[${evaluate(index, point, args)}]`;
        const writer = writers.get(element);
        if (writer !== undefined && writer !== name) fail(`element b${element} is read by ${name} and written by ${writer}`);
      }
    });
  });
}

type Load = Extract<Expr, { kind: 'load' }>;

function loadsOf(stage: Stage, buffers: ReadonlySet<number>): Load[] {
  const loads: Load[] = [];
  visitExprs(stageExprs(stage), (expr) => {
    if (expr.kind === 'load' && buffers.has(expr.buffer)) loads.push(expr);
  });
  return loads;
}

function eachPoint(kernel: Kernel, stage: Stage, number: number, visit: (point: readonly number[], name: string) => void): void {
  const sizes = [...kernel.axes, ...stage.axes];
  const total = sizes.reduce((a, b) => a * b, 1);
  const point = sizes.map(() => 0);
  for (let n = 0; n < total; n++) {
    visit(point, `stage ${number} at [${point.join(', ')}]`);
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      if (++point[axis]! < sizes[axis]!) break;
      point[axis] = 0;
    }
  }
}

const inside = (index: number, size: number): boolean => index >= 0 && index < size;

function evaluate(index: Index, point: readonly number[], args: readonly number[]): number {
  return index.terms.reduce((sum, { scale, atom }) => sum + scale * valueOf(atom, point, args), index.offset);
}

/** A computed index may be anything in its range; it counts as 0. */
function valueOf(atom: Atom, point: readonly number[], args: readonly number[]): number {
  switch (atom.kind) {
    case 'axis':
      return point[atom.axis]!;
    case 'arg':
      return args[atom.arg]!;
    case 'div':
      return Math.floor(evaluate(atom.of, point, args) / atom.by);
    case 'mod':
      return ((evaluate(atom.of, point, args) % atom.by) + atom.by) % atom.by;
    case 'value':
      return 0;
  }
}
