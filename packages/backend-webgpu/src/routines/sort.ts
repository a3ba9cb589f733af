import { type ArgsortRoutine, computeType } from '@nacre/tensor/backend';
import { block, fold, groupNumber, type Pass } from '../codegen/module.ts';
import { ProgramText } from '../codegen/program.ts';
import { registerType } from '../codegen/types.ts';
import { addressOf, type Bound, elementsOf, linesOf, loadAt, routineModule, slot, storeAt } from './lines.ts';
import type { RoutineProgram } from './routine-program.ts';

/** Pairs that a workgroup sorts in its memory. */
const mostInGroup = 1024;
const mostInvocations = 256;
const bytesPerPair = 8;

/** Lines of keys to be sorted, and where they go. Places and numbers of lines are u32. */
export interface Sort {
  readonly bound: Bound;
  readonly lines: number;
  readonly length: number;
  /** Statements that give `rank`, a u32, its value: the key of a place of a line. */
  rank(line: string, place: string, program: ProgramText): string[];
  /** Statements for what is done with a sorted pair; left out if pairs stay in the scratch memory. */
  readonly put?: Put;
}

type Put = (line: string, place: string, pair: string, program: ProgramText) => string[];

/** Where sorted pairs stay, `[line][place]` from an element of the scratch memory on. */
export interface Sorted {
  readonly passes: readonly Pass[];
  readonly start: number;
}

/** Two halves of pairs (rank, place), from one of which each pass merges into the other. */
export const pairType = 'vec2<u32>';
export const scratchOf = (lines: number, length: number): number => 2 * bytesPerPair * lines * length;

export function argsortProgram(routine: ArgsortRoutine): RoutineProgram {
  const { dtype, length, descending } = routine;
  const elements = elementsOf(routine);
  const buffers = [slot(dtype, elements, 'read'), slot('int32', elements, 'write')];
  const bound: Bound = { buffers, args: [], scratch: pairType };
  const lines = linesOf(routine);
  if (elements === 0) return { buffers, args: [], passes: [], scratch: 0 };
  const { passes } = sortPasses({
    bound,
    lines,
    length,
    rank: (line, place, program) => {
      const key = loadAt(bound, 0, addressOf(routine, line, place), program);
      const rank = rankOf(registerType(computeType(dtype)), key, program);
      return [`rank = ${descending ? `~(${rank})` : rank};`];
    },
    put: (line, place, pair, program) => storeAt(bound, 1, addressOf(routine, line, place), `i32(${pair}.y)`, program),
  });
  return { buffers, args: [], passes, scratch: scratchOf(lines, length) };
}

/** A u32 that grows with a register value. */
function rankOf(type: string, value: string, program: ProgramText): string {
  switch (type) {
    case 'f32':
      return program.call('rank_f32', value);
    case 'i32':
      return `bitcast<u32>(${value}) ^ 0x80000000u`;
    case 'bool':
      return `u32(${value})`;
    default:
      return value;
  }
}

/** Sorts blocks of each line in workgroups, then merges runs of them. Equal keys keep their order: no two pairs are equal. */
export function sortPasses(sort: Sort): Sorted {
  const { bound, lines, length } = sort;
  const size = Math.min(mostInGroup, 2 ** Math.ceil(Math.log2(Math.max(2, length))));
  const half = lines * length;
  const stay: Put = (line, place, pair) => [`b${bound.buffers.length}[write_half + ${line} * ${length}u + ${place}] = ${pair};`];
  const widths: number[] = [];
  for (let width = size; width < length; width *= 2) widths.push(width);
  const putAfter = (merges: number): Put => (merges < widths.length ? stay : (sort.put ?? stay));
  const merges = widths.map((width, turn) => ({
    ...mergeRuns(sort, putAfter(turn + 1)),
    args: [width, (turn % 2) * half, ((turn + 1) % 2) * half],
  }));
  return { passes: [sortBlocks(sort, size, putAfter(0)), ...merges], start: (widths.length % 2) * half };
}

const isBefore = `
// Pairs are ordered by rank, then by place.
fn is_before(a: vec2<u32>, b: vec2<u32>) -> bool {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}`.trim();

/** Batcher's bitonic sort of a block of a line. */
function sortBlocks(sort: Sort, size: number, put: Put): Pass {
  const program = new ProgramText();
  program.declare('is_before', () => isBefore);
  program.declare('pairs', () => `var<workgroup> pairs: array<${pairType}, ${size}>;`);
  const invocations = Math.min(mostInvocations, size / 2);
  const blocks = Math.ceil(sort.length / size);
  const groups = fold(sort.lines * blocks);
  const each = (body: readonly string[]): string[] => [
    ...block(`for (var own = lane; own < ${size}u; own += ${invocations}u)`, [`let place = first + own;`, ...body]),
  ];
  const body = [
    `let number = ${groupNumber(groups)};`,
    ...block(`if (number >= ${sort.lines * blocks}u)`, ['return;']),
    `let line = number / ${blocks}u;`,
    `let first = number % ${blocks}u * ${size}u;`,
    'let write_half = 0u;',
    ...each([
      'var rank = 0xffffffffu;',
      ...block(`if (place < ${sort.length}u)`, sort.rank('line', 'place', program)),
      `pairs[own] = ${pairType}(rank, place);`,
    ]),
    ...block(`for (var run = 2u; run <= ${size}u; run *= 2u)`, [
      ...block('for (var distance = run / 2u; distance > 0u; distance /= 2u)', [
        'workgroupBarrier();',
        ...block(`for (var own = lane; own < ${size / 2}u; own += ${invocations}u)`, [
          'let low = own / distance * 2u * distance + own % distance;',
          'let a = pairs[low];',
          'let b = pairs[low + distance];',
          ...block('if (is_before(b, a) == ((low & run) == 0u))', ['pairs[low] = b;', 'pairs[low + distance] = a;']),
        ]),
      ]),
    ]),
    'workgroupBarrier();',
    ...each(block(`if (place < ${sort.length}u)`, ['let pair = pairs[own];', ...put('line', 'place', 'pair', program)])),
  ];
  return { source: routineModule(sort.bound, program, invocations, body), groups };
}

/** Merges runs two by two: a pair goes to its place in its own run plus the pairs of the other that come before it. */
function mergeRuns(sort: Sort, put: Put): Pass {
  const program = new ProgramText();
  program.declare('is_before', () => isBefore);
  const count = sort.lines * sort.length;
  const groups = fold(Math.ceil(count / mostInvocations));
  const scratch = `b${sort.bound.buffers.length}`;
  const step = sort.bound.args.length;
  const body = [
    `let width = args.a${step};`,
    `let read_half = args.a${step + 1};`,
    `let write_half = args.a${step + 2};`,
    `let number = ${groupNumber(groups)} * ${mostInvocations}u + lane;`,
    ...block(`if (number >= ${count}u)`, ['return;']),
    `let line = number / ${sort.length}u;`,
    `let own = number % ${sort.length}u;`,
    `let line_start = read_half + line * ${sort.length}u;`,
    `let pair = ${scratch}[line_start + own];`,
    'let run = own / width;',
    `var low = min((run ^ 1u) * width, ${sort.length}u);`,
    `var high = min(low + width, ${sort.length}u);`,
    'let other = low;',
    ...block('while (low < high)', [
      'let middle = (low + high) / 2u;',
      ...block(`if (is_before(${scratch}[line_start + middle], pair))`, ['low = middle + 1u;']),
      'else {',
      '  high = middle;',
      '}',
    ]),
    'let place = (run & 4294967294u) * width + (own - run * width) + (low - other);',
    ...put('line', 'place', 'pair', program),
  ];
  return { source: routineModule(sort.bound, program, mostInvocations, body, 3), groups };
}
