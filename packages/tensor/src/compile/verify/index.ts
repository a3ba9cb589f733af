import { InternalError } from '../../errors.ts';
import { isNode, type Node } from '../../graph/node.ts';
import { topological } from '../../graph/traverse.ts';
import type { Program } from '../canonical.ts';
import { roleOf } from '../cost.ts';
import type { Group } from '../grouping.ts';
import type { Lowered } from '../lower.ts';
import type { AnyGroup, Plan, Planner } from '../plan.ts';
import type { Verifier } from '../verifier.ts';
import { verifyNode } from './graph.ts';
import { verifyGrouping } from './grouping.ts';
import { verifyKernel } from './kernel.ts';
import { verifyPlan } from './plan.ts';

/** Checks what every pass makes against what it must be. */
export const completeVerifier: Verifier = {
  captured: ({ order, leaves }) => order.filter((node) => !leaves.includes(node)).forEach(verifyNode),
  program: verifyProgram,
  grouping: verifyGrouping,
  plan: verifyPlanned,
};

function verifyProgram(program: Program): void {
  const expect = (holds: boolean, problem: string): void => {
    if (!holds) throw new InternalError('canonical', problem);
  };
  const order = topological([...program.results, ...program.updates.map(({ value }) => value)]);
  for (const node of order) {
    verifyNode(node);
    expect(
      !node.requiresGrad && !['custom', 'detach', 'variable'].includes(node.op),
      `${node.op} #${node.id} is for differentiation only`,
    );
    expect(
      !isNode(node, 'source') || (node.attributes.data === undefined && program.leaves.includes(node)),
      `source #${node.id} is no leaf of the program`,
    );
    expect(
      !isNode(node, 'constant') || node.attributes.fixed || isArgument(node.attributes.value),
      `constant #${node.id} is not numbered`,
    );
    expect(
      node.op === 'source' || node.inputs.every((input) => !input.shape.includes(0)),
      `${node.op} #${node.id} reads nothing`,
    );
  }
  expect(program.memory.length === program.leaves.length, 'every leaf has memory');
  const memories = program.updates.map(({ memory }) => memory).filter((memory) => memory >= 0);
  expect(new Set(memories).size === memories.length, 'two updates replace one value');
}

const isArgument = (value: unknown): boolean => typeof value === 'object' && value !== null && 'argument' in value;

function verifyPlanned(planner: Planner, made: Plan): void {
  const { program, grouping, layout, lowered, copied, order } = planner;
  for (const g of order) if (!('routine' in g)) verifyLowered(g, lowered.get(g)!, layout.capabilities.maxBuffersPerKernel);
  const faults = (g: AnyGroup): undefined[] => ('routine' in g && isNode(g.routine, 'scatter') ? [undefined] : []);
  const slots = [...order.map((g) => [...planner.buffersOf(g), ...faults(g)]), ...copied.map(({ from }) => [from, from])];
  const updates = grouping.holders.slice(program.results.length);
  verifyPlan(program, made, { slots, updates }, layout);
}

/** Points walked per stage of a kernel. */
const mostPoints = 1024;

function verifyLowered(group: Group, { kernel, buffers, args }: Lowered, maxBuffers: number): void {
  verifyKernel(kernel, { mostPoints, maxBuffers });
  const expect = (holds: boolean, problem: string): void => {
    if (!holds) throw new InternalError('lower', `${kernel.name}: ${problem}`);
  };
  expect(buffers.length === kernel.buffers.length && args.length === kernel.args.length, 'slots without a meaning');
  const loops = [...group.members].some(
    (member) => isNode(member, 'convolution') && innerSize(member) > 1 && member.inputs.some((input) => !isFilled(input)),
  );
  expect(
    !loops || kernel.stages.some((stage) => stage.kind === 'reduce' && stage.contraction !== undefined),
    'a product that is not tagged as a contraction',
  );
}

/** One number everywhere: a product of such is a number, too. */
const isFilled = (node: Node): boolean => node.op === 'constant' || (roleOf(node) === 'movement' && isFilled(node.inputs[0]!));

/** Steps of the loops a convolution sums over. */
const innerSize = (node: Node<'convolution'>): number => node.inputs[1]!.shape.slice(2).reduce((a, b) => a * b, 1);
