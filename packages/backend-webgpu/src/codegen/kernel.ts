import { type Kernel, type MapStage, type ReduceStage, reduceOps, type Stage } from '@nacre/tensor/backend';
import { type Dispatch, dispatchOf, workgroupSize } from './dispatch.ts';
import { arrayType, storeElement } from './elements.ts';
import { ExpressionWriter, type OuterValues, resultName, type StageLoops } from './expressions.ts';
import { literal } from './literals.ts';
import { ProgramText } from './program.ts';
import { spell } from './scalars.ts';
import { treeReduction } from './tree.ts';
import { argumentType, registerType } from './types.ts';

/** A kernel as a WGSL module whose entry point is `main`, and the workgroups it is dispatched with. */
export interface GeneratedKernel {
  readonly source: string;
  readonly groups: readonly [x: number, y: number];
}

/** Nothing is generated for a kernel without points. */
export function generate(kernel: Kernel): GeneratedKernel {
  const dispatch = dispatchOf(kernel);
  if (dispatch.points === 0) return { source: '// no points: nothing is dispatched\n', groups: dispatch.groups };
  const program = new ProgramText();
  const body = new KernelWriter(kernel, dispatch, program).body();
  const source = [interfaceOf(kernel), program.source, entryPoint(body)].filter((part) => part !== '').join('\n\n');
  return { source: `${source}\n`, groups: dispatch.groups };
}

/** Everything is bound writable: pieces of one buffer cannot be bound for reading and for writing in one dispatch. */
function interfaceOf({ buffers, args }: Kernel): string {
  const members = ['zero: u32', ...args.map(({ type }, i) => `a${i}: ${argumentType(type)}`)];
  return [
    ...buffers.map((slot, i) => `@group(0) @binding(${i}) var<storage, read_write> b${i}: ${arrayType(slot)};`),
    `struct Args { ${members.join(', ')} }`,
    '@group(1) @binding(0) var<uniform> args: Args;',
  ].join('\n');
}

const entryPoint = (body: readonly string[]): string =>
  [
    `@compute @workgroup_size(${workgroupSize})`,
    'fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {',
    ...indent(body),
    '}',
  ].join('\n');

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indent(lines), '}'];

class KernelWriter {
  private readonly kernel: Kernel;
  private readonly dispatch: Dispatch;
  private readonly program: ProgramText;
  private readonly lines: string[] = [];
  private readonly outerValues: OuterValues = new Map();

  constructor(kernel: Kernel, dispatch: Dispatch, program: ProgramText) {
    this.kernel = kernel;
    this.dispatch = dispatch;
    this.program = program;
  }

  body(): readonly string[] {
    this.openPoint();
    this.kernel.stages.forEach((stage, number) => {
      const loops = this.loopsOf(stage);
      const writer = new ExpressionWriter(this.kernel, loops, this.program, this.outerValues);
      if (stage.kind === 'reduce') this.reduce(stage, number, loops, writer);
      else this.map(stage, loops, writer);
    });
    return this.lines;
  }

  private openPoint(): void {
    const { cooperative, points, groups } = this.dispatch;
    const group = groups[1] > 1 ? `(group.y * ${groups[0]}u + group.x)` : 'group.x';
    const point = cooperative ? group : `${group} * ${workgroupSize}u + lane`;
    this.lines.push(
      `let point = ${point};`,
      ...block(`if (point >= ${points}u)`, ['return;']),
      ...unravel('point', this.kernel.axes, 0),
    );
  }

  private loopsOf({ axes }: Stage): StageLoops {
    const outer = this.kernel.axes.length;
    const depth = this.dispatch.cooperative ? 1 : axes.length;
    const inside = Array.from({ length: depth }, (): string[] => []);
    const levelOf = (axis: number): number => (axis < outer ? 0 : Math.min(axis - outer + 1, depth));
    return { axes, blocks: [this.lines, ...inside], levelOf };
  }

  private reduce({ accumulators }: ReduceStage, number: number, loops: StageLoops, writer: ExpressionWriter): void {
    const innermost = loops.blocks.at(-1)!;
    const names = accumulators.map((_, i) => (this.dispatch.cooperative ? `part${number}_${i}` : resultName(number, i)));
    accumulators.forEach(({ op, value }, i) => {
      this.lines.push(
        `var ${names[i]}: ${registerType(value.type)} = ${literal(value.type, reduceOps[op].identity(value.type))};`,
      );
    });
    accumulators.forEach(({ op, value }, i) => {
      const term = writer.value(value).text;
      innermost.push(`${names[i]} = ${spell(reduceOps[op].combine, value.type, [names[i]!, term], this.program.call)};`);
    });
    this.closeLoops(loops);
    if (!this.dispatch.cooperative) return;
    accumulators.forEach(({ op, value }, i) => {
      this.lines.push(`let ${resultName(number, i)} = ${treeReduction(op, value.type, this.program)}(lane, ${names[i]});`);
    });
  }

  /** Everything is evaluated before anything is written. */
  private map({ stores, checks }: MapStage, loops: StageLoops, writer: ExpressionWriter): void {
    const writes = [
      ...checks.flatMap(({ fails, faults, position }) =>
        block(`if (${writer.value(fails).text})`, [`b${faults}[args.a${position}] = 1;`]),
      ),
      ...stores.flatMap(({ buffer, index, value }) =>
        storeElement(
          this.kernel.buffers[buffer]!,
          `b${buffer}`,
          writer.index(index).text,
          writer.value(value).text,
          this.program.call,
        ),
      ),
    ];
    loops.blocks.at(-1)!.push(...writes);
    this.closeLoops(loops);
  }

  /** Puts the blocks of a stage into their loops, and those after the lines that come before them. */
  private closeLoops({ axes, blocks }: StageLoops): void {
    const outer = this.kernel.axes.length;
    if (this.dispatch.cooperative) {
      const steps = axes.reduce((a, b) => a * b, 1);
      const head = `for (var step = lane; step < ${steps}u; step += ${workgroupSize}u)`;
      this.lines.push(...block(head, [...(steps > 0 ? unravel('step', axes, outer) : []), ...blocks[1]!]));
      return;
    }
    let inside: readonly string[] = [];
    for (let i = axes.length - 1; i >= 0; i--) {
      const axis = `i${outer + i}`;
      inside = block(`for (var ${axis} = 0; ${axis} < ${axes[i]}; ${axis}++)`, [...blocks[i + 1]!, ...inside]);
    }
    this.lines.push(...inside);
  }
}

/** The position on each of `axes` of a point counted through, the last axis fastest. */
function unravel(point: string, axes: readonly number[], first: number): string[] {
  let stride = axes.reduce((a, b) => a * b, 1);
  return axes.map((size, i) => {
    const wraps = i > 0;
    stride /= size;
    const quotient = stride === 1 ? point : `${point} / ${stride}u`;
    return `let i${first + i} = i32(${wraps ? `${quotient} % ${size}u` : quotient});`;
  });
}
