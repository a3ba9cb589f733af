import { computeType, type ScatterRoutine } from '@nacre/tensor/backend';
import { literal } from '../codegen/literals.ts';
import { block, fold, groupNumber, type Pass } from '../codegen/module.ts';
import { ProgramText } from '../codegen/program.ts';
import { spell } from '../codegen/scalars.ts';
import { treeReduction } from '../codegen/tree.ts';
import { type Bound, elementsOf, loadAt, routineModule, slot, storeAt } from './lines.ts';
import type { RoutineProgram } from './routine-program.ts';
import { pairType, scratchOf, sortPasses } from './sort.ts';

/** So few sources are looked through for every target. */
const fewSources = 32;
/** So many sources of a target, on average, are shared out among a workgroup. */
const manySources = 64;
const invocations = 64;

/**
 * Every element of the output looks up the sources that go there, in their order: nothing depends on which invocation comes first.
 * For that the indices are sorted, once for all lines that share them; few are searched as they are.
 */
export function scatterProgram(routine: ScatterRoutine): RoutineProgram {
  const { outer, inner, length, count, dtype, indexStrides } = routine;
  const elements = elementsOf(routine);
  const buffers = [
    slot(dtype, elements, 'read'),
    slot('int32', 0, 'read'),
    slot(dtype, outer * count * inner, 'read'),
    slot(dtype, elements, 'write'),
    slot('int32', 0, 'write'),
  ];
  const args = ['int32'] as const;
  const direct = count <= fewSources && length > 0;
  const bound: Bound = { buffers, args, ...(!direct && { scratch: pairType }) };
  const writer = new ScatterWriter(routine, bound);
  if (outer * inner === 0) return { buffers, args, passes: [], scratch: 0 };
  if (direct) return { buffers, args, passes: [writer.direct()], scratch: 0 };
  const lines = (indexStrides[0] === 0 ? 1 : outer) * (indexStrides[2] === 0 ? 1 : inner);
  const { passes, start } = sortPasses({ bound, lines, length: count, rank: (line, place) => writer.rank(line, place) });
  const gather = elements === 0 ? [] : [writer.gather(start)];
  return { buffers, args, passes: [...passes, ...gather], scratch: scratchOf(lines, count) };
}

class ScatterWriter {
  private readonly routine: ScatterRoutine;
  private readonly bound: Bound;
  private readonly program = new ProgramText();

  constructor(routine: ScatterRoutine, bound: Bound) {
    this.routine = routine;
    this.bound = bound;
  }

  /** One that looks at all indices for each element of the output. */
  direct(): Pass {
    const { count, length } = this.routine;
    return this.elementwise([
      ...this.start(),
      ...block(`for (var j = 0u; j < ${count}u; j++)`, [
        `let goal = ${this.indexAt('o', 'j', 'i')};`,
        ...block(`if (goal < 0 || goal >= ${length})`, ['b4[args.a0] = 1;']),
        ...block('if (goal == i32(l))', this.take()),
      ]),
      ...this.store(),
    ]);
  }

  /** Sorts sources by target; those that go nowhere come last. */
  rank(line: string, place: string): string[] {
    const { length, inner, indexStrides } = this.routine;
    const across = indexStrides[2] === 0 ? 1 : inner;
    const o = across === 1 ? line : `${line} / ${across}u`;
    const i = across === 1 ? '0u' : `${line} % ${across}u`;
    return [
      `let goal = ${this.indexAt(o, place, i)};`,
      `rank = select(${length}u, u32(goal), goal >= 0 && goal < ${length});`,
      ...block(`if (rank == ${length}u)`, ['b4[args.a0] = 1;']),
    ];
  }

  /** One that finds the sources of each element of the output among the sorted pairs from `start` on. */
  gather(start: number): Pass {
    const { mode, count, length } = this.routine;
    const sorted = `${start}u + ${this.line()} * ${count}u`;
    if (mode === 'add' && count >= manySources * length) return this.gatherTogether(sorted);
    const first = mode === 'add' ? `${this.firstOf()}(sorted, l)` : `max(${this.firstOf()}(sorted, l + 1u), 1u) - 1u`;
    return this.elementwise([
      `let sorted = ${sorted};`,
      ...this.start(),
      ...block(`for (var place = ${first}; place < ${count}u && b5[sorted + place].x == l; place++)`, [
        'let j = b5[sorted + place].y;',
        ...this.take(),
      ]),
      ...this.store(),
    ]);
  }

  /** The same with a workgroup for each element. */
  private gatherTogether(sorted: string): Pass {
    const { dtype } = this.routine;
    const type = computeType(dtype);
    const elements = elementsOf(this.routine);
    const groups = fold(elements);
    const alone = { lanes: invocations, pointsPerGroup: 1, alongPoints: false };
    const body = [
      `let number = ${groupNumber(groups)};`,
      ...block(`if (number >= ${elements}u)`, ['return;']),
      ...this.position(),
      `let sorted = ${sorted};`,
      `var value = ${literal(type, 0)};`,
      `let end = ${this.firstOf()}(sorted, l + 1u);`,
      ...block(`for (var place = ${this.firstOf()}(sorted, l) + lane; place < end; place += ${invocations}u)`, [
        'let j = b5[sorted + place].y;',
        ...this.take(),
      ]),
      `let total = ${treeReduction('sum', type, alone, this.program)('lane', 'value')};`,
      ...block('if (lane == 0u)', [
        `let base = ${loadAt(this.bound, 0, 'number', this.program)};`,
        ...storeAt(this.bound, 3, 'number', 'base + total', this.program),
      ]),
    ];
    return { source: routineModule(this.bound, this.program, invocations, body), groups };
  }

  private elementwise(body: readonly string[]): Pass {
    const elements = elementsOf(this.routine);
    const groups = fold(Math.ceil(elements / invocations));
    const lines = [
      `let number = ${groupNumber(groups)} * ${invocations}u + lane;`,
      ...block(`if (number >= ${elements}u)`, ['return;']),
      ...this.position(),
      ...body,
    ];
    return { source: routineModule(this.bound, this.program, invocations, lines), groups };
  }

  private position(): string[] {
    const { length, inner } = this.routine;
    return [`let o = number / ${length * inner}u;`, `let l = number / ${inner}u % ${length}u;`, `let i = number % ${inner}u;`];
  }

  private start(): string[] {
    return [`var value = ${loadAt(this.bound, 0, 'number', this.program)};`];
  }

  /** Source j, in the place of the value or added to it. */
  private take(): string[] {
    const { count, inner, mode, dtype } = this.routine;
    const source = loadAt(this.bound, 2, `(o * ${count}u + j) * ${inner}u + i`, this.program);
    if (mode === 'set') return [`value = ${source};`];
    return [`let source = ${source};`, `value = ${spell('add', computeType(dtype), ['value', 'source'], this.program.call)};`];
  }

  private store(): string[] {
    return storeAt(this.bound, 3, 'number', 'value', this.program);
  }

  private indexAt(o: string, j: string, i: string): string {
    const terms = [o, j, i].flatMap((place, axis) => {
      const stride = this.routine.indexStrides[axis]!;
      return stride === 0 ? [] : [stride === 1 ? place : `(${place}) * ${stride}u`];
    });
    return `b1[${terms.join(' + ') || '0u'}]`;
  }

  /** Which of the lines of indices the element at (o, i) has. */
  private line(): string {
    const { indexStrides, inner } = this.routine;
    const [perOuter, , perInner] = indexStrides;
    if (perOuter === 0) return perInner === 0 ? '0u' : 'i';
    return perInner === 0 ? 'o' : `(o * ${inner}u + i)`;
  }

  /** The first place of a sorted line whose target is not below one. */
  private firstOf(): string {
    return this.program.declare('first_of', () =>
      block('fn first_of(sorted: u32, goal: u32) -> u32', [
        'var low = 0u;',
        `var high = ${this.routine.count}u;`,
        ...block('while (low < high)', [
          'let middle = (low + high) / 2u;',
          ...block('if (b5[sorted + middle].x < goal)', ['low = middle + 1u;']),
          'else {',
          '  high = middle;',
          '}',
        ]),
        'return low;',
      ]).join('\n'),
    );
  }
}
