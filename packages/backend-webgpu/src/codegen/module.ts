import type { ArgSlot, BufferSlot } from '@nacre/tensor/backend';
import { arrayType } from './elements.ts';
import type { ProgramText } from './program.ts';
import { argumentType } from './types.ts';

/** A WGSL module whose entry point is `main`, and the workgroups it is dispatched with. */
export interface Pass {
  readonly source: string;
  readonly groups: readonly [x: number, y: number];
  /** Arguments (uint32) after those of the launch. */
  readonly args?: readonly number[];
}

/** What is dispatched for a launch, in order. */
export interface GeneratedProgram {
  readonly passes: readonly Pass[];
  /** Bytes that the passes share, bound after the buffers of the launch; nothing is bound if there are none. */
  readonly scratch: number;
}

/** What a module is bound to. */
export interface Interface {
  readonly buffers: readonly BufferSlot[];
  readonly args: readonly ArgSlot[];
  /** What a buffer is an array of, where it is not what its dtype says. */
  readonly types?: readonly (string | undefined)[];
}

export const nothingToDo: Pass = { source: '// no points: nothing is dispatched\n', groups: [0, 0] };

const maxGroupsPerDimension = 65_535;

/** Invocations that keep a GPU busy. */
export const busy = 2 ** 15;

/** So many workgroups in as few rows as possible, filled as evenly as possible. */
export function fold(groups: number): [x: number, y: number] {
  const rows = Math.ceil(groups / maxGroupsPerDimension);
  return rows === 0 ? [0, 0] : [Math.ceil(groups / rows), rows];
}

/** The number of a workgroup, u32. */
export const groupNumber = ([x, y]: readonly [number, number]): string => (y > 1 ? `(group.y * ${x}u + group.x)` : 'group.x');

export const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
/** A block of its own, without a head. */
export const block = (head: string, lines: readonly string[]): string[] => [
  head === '' ? '{' : `${head} {`,
  ...indent(lines),
  '}',
];

/** A module of one entry point and of what it declares. */
export function moduleOf(bound: Interface, program: ProgramText, workgroupSize: number, body: readonly string[]): string {
  const { usesSubgroups } = program;
  const main = [
    `@compute @workgroup_size(${workgroupSize})`,
    ...block(
      `fn main(@builtin(workgroup_id) group: vec3u, ${usesSubgroups ? subgroupInputs : '@builtin(local_invocation_index) lane: u32'})`,
      [...(usesSubgroups ? lanesOfSubgroups(workgroupSize) : []), ...body],
    ),
  ];
  const parts = [
    ...(usesSubgroups ? ['enable subgroups;\nrequires subgroup_id;'] : []),
    interfaceOf(bound),
    program.source,
    main.join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const subgroupInputs = [
  '@builtin(local_invocation_index) invocation: u32',
  '@builtin(subgroup_id) subgroup: u32',
  '@builtin(num_subgroups) subgroups: u32',
  '@builtin(subgroup_size) subgroup_size: u32',
  '@builtin(subgroup_invocation_id) subgroup_lane: u32',
].join(', ');

/**
 * Numbers lanes so that `reach` neighbours are a subgroup: which invocations are one is up to the GPU. It may leave places in a subgroup empty;
 * lanes then reach nobody but themselves.
 */
const lanesOfSubgroups = (workgroupSize: number): string[] => [
  `let reach = select(1u, subgroup_size, subgroups * subgroup_size == ${workgroupSize}u);`,
  'let lane = select(invocation, subgroup * subgroup_size + subgroup_lane, reach > 1u);',
];

/** Everything is bound writable: pieces of one buffer cannot be bound for reading and for writing in one dispatch. */
function interfaceOf({ buffers, args, types = [] }: Interface): string {
  const members = ['zero: u32', ...args.map(({ type }, i) => `a${i}: ${argumentType(type)}`)];
  return [
    ...buffers.map((slot, i) => {
      const type = types[i] === undefined ? arrayType(slot) : `array<${types[i]}>`;
      return `@group(0) @binding(${i}) var<storage, read_write> b${i}: ${type};`;
    }),
    `struct Args { ${members.join(', ')} }`,
    '@group(1) @binding(0) var<uniform> args: Args;',
  ].join('\n');
}

/** The position on each of some axes, named by the function, of a point counted through, the last axis fastest. */
export function unravel(point: string, sizes: readonly number[], nameOf: (i: number) => string): string[] {
  let stride = sizes.reduce((a, b) => a * b, 1);
  return sizes.map((size, i) => {
    const wraps = i > 0;
    stride /= size;
    const quotient = stride === 1 ? point : `${point} / ${stride}u`;
    return `let ${nameOf(i)} = i32(${wraps ? `${quotient} % ${size}u` : quotient});`;
  });
}

/** `number / below % size`: a digit of a number in mixed radix. */
export function digit(number: string, below: number, size: number): string {
  if (size === 1) return '0u';
  const quotient = below === 1 ? number : `${number} / ${below}u`;
  return `${quotient} % ${size}u`;
}
