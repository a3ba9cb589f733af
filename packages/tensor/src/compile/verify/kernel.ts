import { type Contraction, contractionOf } from '../../contract/contraction.ts';
import { type Atom, type Expr, type Index, type Kernel, type Stage, stageExprs, visitExprs } from '../../contract/kernel.ts';
import { printKernel } from '../../contract/print.ts';
import { reduceOps, scalarOps, toComputeType } from '../../contract/scalar.ts';
import { computeType } from '../../dtype.ts';
import { InternalError } from '../../errors.ts';
import { verifyAccess } from './access.ts';

export interface KernelLimits {
  /** Values of the arguments to try; by default the ends of the range of every index argument. */
  readonly args?: readonly number[];
  /** Points of a stage that are walked at most, evenly spread; all by default. */
  readonly mostPoints?: number;
  readonly maxBuffers?: number;
}

type Fail = (problem: string) => never;

/**
 * Throws InternalError if a kernel breaks a rule of the contract: slots, axes, results or types that do not fit, an index out
 * of range, stores that are not affine or hit an element twice, reads of an element that another point writes, a sum of
 * products without its tag.
 */
export function verifyKernel(kernel: Kernel, limits: KernelLimits = {}): void {
  const fail: Fail = (problem) => {
    throw new InternalError(kernel.name, problem, `in\n${printKernel(kernel)}`);
  };
  if (kernel.buffers.length > (limits.maxBuffers ?? Infinity))
    fail(`${kernel.buffers.length} buffers are used, ${limits.maxBuffers} may be`);
  for (const { type, min, max } of kernel.args) {
    if (min !== undefined && type !== 'int32') fail(`an index argument is ${type}`);
    if (min !== undefined && !(max !== undefined && min <= max)) fail(`an argument's range is ${min}..${max}`);
  }
  kernel.stages.forEach((stage, number) => verifyStage(kernel, stage, number, fail));
  verifyAccess(kernel, limits, fail);
}

function verifyStage(kernel: Kernel, stage: Stage, number: number, fail: Fail): void {
  const rank = kernel.axes.length + stage.axes.length;
  if ([...kernel.axes, ...stage.axes].some((size) => !Number.isInteger(size) || size < 0))
    fail('a loop has no whole number of steps');
  const verifyIndex = (index: Index): void => index.terms.forEach(({ atom }) => verifyAtom(atom));
  const verifyAtom = (atom: Atom): void => {
    if (atom.kind === 'axis' && !(atom.axis >= 0 && atom.axis < rank)) fail(`axis ${atom.axis} is used where only ${rank} exist`);
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
    if (expr.kind === 'load' || expr.kind === 'index') verifyIndex(expr.index);
    if (expr.kind === 'load' || expr.kind === 'guard') expr.conditions.forEach((c) => verifyIndex(c.index));
    const problem = typeProblem(kernel, number, expr);
    if (problem !== undefined) fail(problem);
  });
  if (stage.kind === 'reduce') {
    for (const { op, value } of stage.accumulators) {
      if (!scalarOps[reduceOps[op].combine].types.includes(value.type)) fail(`${op} does not reduce ${value.type}`);
    }
    if (!sameContraction(stage.contraction, contractionOf(stage, kernel.axes.length)))
      fail('a stage is not tagged as the contraction it is');
    return;
  }
  for (const { buffer, index, value } of stage.stores) {
    verifyIndex(index);
    const slot = kernel.buffers[buffer];
    if (slot === undefined || slot.access === 'read')
      return fail(`buffer ${buffer} is stored to, but is ${slot?.access ?? 'missing'}`);
    if (value.type !== computeType(slot.dtype)) fail(`buffer ${buffer} of ${slot.dtype} is given ${value.type}`);
    if (index.terms.some(({ atom }) => atom.kind !== 'axis' && atom.kind !== 'arg'))
      fail(`a store to buffer ${buffer} is not affine`);
  }
  for (const { fails, faults, position } of stage.checks) {
    if (kernel.buffers[faults]?.dtype !== 'int32' || kernel.buffers[faults].access === 'read')
      fail(`faults go to buffer ${faults}, which cannot take them`);
    if (kernel.args[position] === undefined) fail(`argument ${position} is missing`);
    if (fails.type !== 'bool') fail(`a check asks a ${fails.type}`);
  }
}

function sameContraction(tag: Contraction | undefined, expected: Contraction | undefined): boolean {
  if (tag === undefined || expected === undefined) return tag === expected;
  const axes = (c: Contraction): string => [c.batch, c.m, c.n, c.k].map((list) => list.join()).join(';');
  return tag.a === expected.a && tag.b === expected.b && axes(tag) === axes(expected);
}

const words = ['float32', 'int32', 'uint32'];

/** What is wrong with an expression by itself; undefined if nothing is. */
function typeProblem(kernel: Kernel, stage: number, expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'constant':
      return Object.is(toComputeType(expr.type, expr.value), expr.value) ? undefined : `${expr.value} is no ${expr.type}`;
    case 'arg':
      return kernel.args[expr.arg]?.type === expr.type ? undefined : `argument ${expr.arg} is no ${expr.type}`;
    case 'index':
      return undefined;
    case 'load': {
      const slot = kernel.buffers[expr.buffer];
      if (slot === undefined || slot.access === 'write')
        return `buffer ${expr.buffer} is loaded, but is ${slot?.access ?? 'missing'}`;
      return expr.type === computeType(slot.dtype)
        ? undefined
        : `buffer ${expr.buffer} of ${slot.dtype} is loaded as ${expr.type}`;
    }
    case 'op': {
      const { arity, types, result } = scalarOps[expr.op];
      const given = expr.inputs.map((input) => input.type);
      const operands = expr.op === 'where' ? given.slice(1) : given;
      const [type] = operands;
      const fits =
        given.length === arity &&
        (expr.op !== 'where' || given[0] === 'bool') &&
        operands.every((t) => t === type) &&
        types.includes(type!) &&
        expr.type === (result === 'bool' ? 'bool' : type);
      return fits ? undefined : `${expr.op} does not take ${given.join(', ')} to ${expr.type}`;
    }
    case 'convert':
      return expr.type === computeType(expr.to) ? undefined : `a conversion to ${expr.to} is called ${expr.type}`;
    case 'bitcast':
      return words.includes(expr.type) && words.includes(expr.input.type)
        ? undefined
        : `the bits of a ${expr.input.type} are no ${expr.type}`;
    case 'guard':
      return expr.value.type === expr.type && expr.otherwise.type === expr.type
        ? undefined
        : `a guard of ${expr.value.type} and ${expr.otherwise.type} is called ${expr.type}`;
    case 'result': {
      const earlier = expr.stage < stage ? kernel.stages[expr.stage] : undefined;
      const made = earlier?.kind === 'reduce' ? earlier.accumulators[expr.accumulator] : undefined;
      if (made === undefined)
        return `stage ${stage} reads result ${expr.stage}.${expr.accumulator}, which no earlier stage makes`;
      return made.value.type === expr.type ? undefined : `result ${expr.stage}.${expr.accumulator} is no ${expr.type}`;
    }
  }
}
