import { computeType, reduceOps, type ScanRoutine } from '@nacre/tensor/backend';
import { literal } from '../codegen/literals.ts';
import { block, fold, groupNumber, type Pass } from '../codegen/module.ts';
import { ProgramText } from '../codegen/program.ts';
import { spell } from '../codegen/scalars.ts';
import { treeReduction } from '../codegen/tree.ts';
import { registerType } from '../codegen/types.ts';
import { bytesPerWord } from '../storage.ts';
import { addressOf, type Bound, elementsOf, linesOf, loadAt, routineModule, slot, storeAt } from './lines.ts';
import type { RoutineProgram } from './routine-program.ts';

const invocations = 256;
/** Places of a block that a workgroup, or an invocation, scans. */
const groupBlock = 2048;
const laneBlock = 128;
/** From so many neighbouring lines on, neighbouring invocations take lines of their own. */
const manyLines = 16;
const shortLine = 64;
/** Lines that keep a GPU busy with an invocation each. */
const busyLines = 2 ** 14;

/**
 * Scans in blocks: their totals, what comes before each, and then the blocks themselves. A line of one block needs only the last.
 * A block belongs to a workgroup, or to an invocation where neighbouring lines are neighbours in memory.
 */
export function scanProgram(routine: ScanRoutine): RoutineProgram {
  const { dtype, length, inner } = routine;
  const [lines, elements] = [linesOf(routine), elementsOf(routine)];
  const buffers = [slot(dtype, elements, 'read'), slot(dtype, elements, 'write')];
  if (elements === 0) return { buffers, args: [], passes: [], scratch: 0 };
  const byLane = inner >= manyLines || length <= shortLine;
  const size = !byLane ? groupBlock : lines >= busyLines ? length : laneBlock;
  const blocks = Math.ceil(length / size);
  const type = registerType(computeType(dtype));
  const bound: Bound = { buffers, args: [], ...(blocks > 1 && { scratch: type }) };
  const writer = new ScanWriter(routine, bound, size, blocks);
  const scan = byLane ? writer.scanByLane() : writer.scanByGroup();
  if (blocks === 1) return { buffers, args: [], passes: [scan], scratch: 0 };
  const totals = byLane ? writer.totalsByLane() : writer.totalsByGroup();
  return { buffers, args: [], passes: [totals, writer.carries(), scan], scratch: bytesPerWord * lines * blocks };
}

class ScanWriter {
  private readonly routine: ScanRoutine;
  private readonly bound: Bound;
  private readonly size: number;
  private readonly blocks: number;
  private readonly lines: number;
  private readonly identity: string;

  constructor(routine: ScanRoutine, bound: Bound, size: number, blocks: number) {
    this.routine = routine;
    this.bound = bound;
    this.size = size;
    this.blocks = blocks;
    this.lines = linesOf(routine);
    const type = computeType(routine.dtype);
    this.identity = literal(type, reduceOps[routine.op].identity(type));
  }

  scanByGroup(): Pass {
    const program = new ProgramText();
    return this.byGroup(program, [
      `var total = ${this.before};`,
      ...block(`for (var first = begin; first < end; first += ${invocations}u)`, [
        ...this.loadPlace(program),
        `let sum = ${this.scanOfGroup(program)}(lane, value);`,
        ...block('if (place < end)', storeAt(this.bound, 1, 'at', this.combine('total', 'sum', program), program)),
        `total = ${this.combine('total', `scanned[${invocations - 1}]`, program)};`,
      ]),
    ]);
  }

  totalsByGroup(): Pass {
    const program = new ProgramText();
    const { op, dtype } = this.routine;
    const alone = { lanes: invocations, pointsPerGroup: 1, alongPoints: false };
    return this.byGroup(program, [
      `var part = ${this.identity};`,
      ...block(`for (var first = begin; first < end; first += ${invocations}u)`, [
        ...this.loadPlace(program),
        `part = ${this.combine('part', 'value', program)};`,
      ]),
      `let total = ${treeReduction(op, computeType(dtype), alone, program)('lane', 'part')};`,
      ...block('if (lane == 0u)', [`${this.scratch} = total;`]),
    ]);
  }

  scanByLane(): Pass {
    const program = new ProgramText();
    return this.byLane(program, [
      `var total = ${this.before};`,
      ...block('for (var place = begin; place < end; place++)', [
        `let at = ${addressOf(this.routine, 'line', 'place')};`,
        `let value = ${loadAt(this.bound, 0, 'at', program)};`,
        `total = ${this.combine('total', 'value', program)};`,
        ...storeAt(this.bound, 1, 'at', 'total', program),
      ]),
    ]);
  }

  totalsByLane(): Pass {
    const program = new ProgramText();
    return this.byLane(program, [
      `var total = ${this.identity};`,
      ...block('for (var place = begin; place < end; place++)', [
        `let value = ${loadAt(this.bound, 0, addressOf(this.routine, 'line', 'place'), program)};`,
        `total = ${this.combine('total', 'value', program)};`,
      ]),
      `${this.scratch} = total;`,
    ]);
  }

  /** Puts what the blocks before come to in the place of the total of each block, a workgroup to a line. */
  carries(): Pass {
    const program = new ProgramText();
    const { blocks } = this;
    const groups = fold(this.lines);
    const body = [
      `let line = ${groupNumber(groups)};`,
      ...block(`if (line >= ${this.lines}u)`, ['return;']),
      `var total = ${this.identity};`,
      ...block(`for (var first = 0u; first < ${blocks}u; first += ${invocations}u)`, [
        'let block = first + lane;',
        `var value = ${this.identity};`,
        ...block(`if (block < ${blocks}u)`, [`value = ${this.scratch};`]),
        `let sum = ${this.scanOfGroup(program)}(lane, value);`,
        `var before = total;`,
        ...block('if (lane > 0u)', [`before = ${this.combine('total', 'scanned[lane - 1u]', program)};`]),
        ...block(`if (block < ${blocks}u)`, [`${this.scratch} = before;`]),
        `total = ${this.combine('total', `scanned[${invocations - 1}]`, program)};`,
      ]),
    ];
    return { source: routineModule(this.bound, program, invocations, body), groups };
  }

  private get scratch(): string {
    return `b2[line * ${this.blocks}u + block]`;
  }

  private get before(): string {
    return this.blocks > 1 ? this.scratch : this.identity;
  }

  private byGroup(program: ProgramText, body: readonly string[]): Pass {
    const count = this.lines * this.blocks;
    const groups = fold(count);
    const lines = [
      `let number = ${groupNumber(groups)};`,
      ...block(`if (number >= ${count}u)`, ['return;']),
      ...this.range(),
      ...body,
    ];
    return { source: routineModule(this.bound, program, invocations, lines), groups };
  }

  /** Neighbouring invocations have the same block of neighbouring lines. */
  private byLane(program: ProgramText, body: readonly string[]): Pass {
    const count = this.lines * this.blocks;
    const size = 64;
    const groups = fold(Math.ceil(count / size));
    const lines = [
      `let number = ${groupNumber(groups)} * ${size}u + lane;`,
      ...block(`if (number >= ${count}u)`, ['return;']),
      `let line = number % ${this.lines}u;`,
      `let block = number / ${this.lines}u;`,
      ...this.bounds(),
      ...body,
    ];
    return { source: routineModule(this.bound, program, size, lines), groups };
  }

  private range(): string[] {
    return [`let line = number / ${this.blocks}u;`, `let block = number % ${this.blocks}u;`, ...this.bounds()];
  }

  private bounds(): string[] {
    return [`let begin = block * ${this.size}u;`, `let end = min(begin + ${this.size}u, ${this.routine.length}u);`];
  }

  private loadPlace(program: ProgramText): string[] {
    return [
      'let place = first + lane;',
      `let at = ${addressOf(this.routine, 'line', 'place')};`,
      `var value = ${this.identity};`,
      ...block('if (place < end)', [`value = ${loadAt(this.bound, 0, 'at', program)};`]),
    ];
  }

  private combine(a: string, b: string, program: ProgramText): string {
    const { op, dtype } = this.routine;
    return spell(reduceOps[op].combine, computeType(dtype), [a, b], program.call);
  }

  /** Hillis and Steele: every value with all before it in its workgroup, which `scanned` holds afterwards. */
  private scanOfGroup(program: ProgramText): string {
    const type = registerType(computeType(this.routine.dtype));
    return program.declare('scan_of_group', () =>
      [
        `var<workgroup> scanned: array<${type}, ${invocations}>;`,
        '',
        ...block(`fn scan_of_group(lane: u32, value: ${type}) -> ${type}`, [
          'workgroupBarrier();',
          'scanned[lane] = value;',
          ...block(`for (var distance = 1u; distance < ${invocations}u; distance *= 2u)`, [
            'workgroupBarrier();',
            'var sum = scanned[lane];',
            ...block('if (lane >= distance)', [`sum = ${this.combine('scanned[lane - distance]', 'sum', program)};`]),
            'workgroupBarrier();',
            'scanned[lane] = sum;',
          ]),
          'workgroupBarrier();',
          'return scanned[lane];',
        ]),
      ].join('\n'),
    );
  }
}
