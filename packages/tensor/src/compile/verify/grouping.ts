import { InternalError } from '../../errors.ts';
import type { Node } from '../../graph/node.ts';
import { sizeOf } from '../../shape.ts';
import type { Program } from '../canonical.ts';
import { roleOf } from '../cost.ts';
import type { Group, Grouping, GroupStore, RoutineGroup } from '../grouping.ts';
import { schedule } from '../schedule.ts';
import { holderOf, routineInputs } from '../storage.ts';

type AnyGroup = Group | RoutineGroup;

function expect(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new InternalError('group', problem);
}
const nameOf = (node: Node): string => `${node.op} #${node.id}`;

/**
 * Throws InternalError unless every value that is needed is stored exactly once, computed from what its group computes or others
 * store, in an order that exists.
 */
export function verifyGrouping(program: Program, { groups, holders }: Grouping): void {
  const writers = writersOf(groups);
  for (const g of groups) {
    if (!('routine' in g)) verifyMembers(g);
    for (const read of readsOf(g)) {
      const makers = writers.get(read);
      expect(makers !== undefined, `${nameOf(read)} is read and never stored`);
      for (const maker of makers) expect(maker.users.has(g), `nothing says that ${nameOf(read)} is stored before it is read`);
    }
  }
  schedule(groups);
  const asked = [...program.results, ...program.updates.map(({ value }) => value)];
  expect(holders.length === asked.length, `${asked.length} values are asked for, ${holders.length} are held`);
  const empty = (node: Node): boolean => node.shape.includes(0);
  for (const holder of holders) expect(writers.has(holder) || empty(holder), `${nameOf(holder)} is asked for and never stored`);
  const updated = holders.slice(program.results.length);
  expect(new Set(updated).size === updated.length, 'two updates share their memory');
  for (const holder of holders.slice(0, program.results.length))
    expect(!updated.includes(holder), 'a result shares its memory with an update');
}

/** Which groups write the memory of each holder. */
function writersOf(groups: readonly AnyGroup[]): Map<Node, AnyGroup[]> {
  const parts = new Map<Node, { readonly g: Group; readonly start: readonly number[]; readonly value: Node }[]>();
  const writers = new Map<Node, AnyGroup[]>();
  for (const g of groups) {
    if ('routine' in g) {
      expect(!writers.has(g.routine), `${nameOf(g.routine)} is stored twice`);
      writers.set(g.routine, [g]);
      continue;
    }
    expect(g.stores.length > 0, `a group around ${nameOf(g.root)} stores nothing`);
    for (const { value, into, start } of g.stores) {
      parts.set(into, [...(parts.get(into) ?? []), { g, start, value }]);
    }
  }
  for (const [into, list] of parts) {
    expect(!writers.has(into), `${nameOf(into)} is stored twice`);
    writers.set(into, [...new Set(list.map(({ g }) => g))]);
    if (into.op !== 'concat') {
      expect(list.length === 1, `${nameOf(into)} is stored twice`);
      expect(
        list[0]!.value === into && list[0]!.start.every((first) => first === 0),
        `${nameOf(into)} is stored as another value`,
      );
      continue;
    }
    const covered = list.reduce((sum, { value }) => sum + sizeOf(value.shape), 0);
    const once = covered === sizeOf(into.shape) && list.every((a, i) => list.slice(0, i).every((b) => areApart(a, b)));
    expect(once, `the parts of ${nameOf(into)} do not cover it once`);
  }
  return writers;
}

type Box = Pick<GroupStore, 'value' | 'start'>;

const areApart = (a: Box, b: Box): boolean =>
  a.start.some((first, i) => first + a.value.shape[i]! <= b.start[i]! || b.start[i]! + b.value.shape[i]! <= first);

function verifyMembers(g: Group): void {
  for (const member of g.members)
    expect(['pointwise', 'loop'].includes(roleOf(member)), `${nameOf(member)} is computed inside a kernel`);
  for (const { value, into } of g.stores) {
    expect(into.op === 'concat' || g.members.has(value), `${nameOf(value)} is stored by a group that does not compute it`);
  }
  const users = [...g.users];
  expect(!users.includes(g), `a group around ${nameOf(g.root)} waits for itself`);
  if (g.row)
    expect(
      g.row.axes.every((axis) => axis < g.row!.shape.length),
      'a row along an axis that is not there',
    );
}

/** What a group loads: behind movement, values that it does not compute itself. */
function readsOf(g: AnyGroup): Set<Node> {
  const reads = new Set<Node>();
  if ('routine' in g) {
    for (const input of routineInputs(g.routine)) {
      const holder = holderOf(input);
      expect(
        roleOf(holder) !== 'movement' && holder.op !== 'constant' && holder.op !== 'iota',
        `${nameOf(g.routine)} reads ${nameOf(holder)}, which has no memory`,
      );
      if (holder.op !== 'source') reads.add(holder);
    }
    return reads;
  }
  const seen = new Set<Node>();
  const stack = [...g.members].flatMap((member) => member.inputs);
  for (const { value } of g.stores) if (!g.members.has(value)) stack.push(value);
  for (let input = stack.pop(); input !== undefined; input = stack.pop()) {
    if (seen.has(input) || g.members.has(input)) continue;
    seen.add(input);
    if (roleOf(input) === 'movement') stack.push(input.inputs[0]!);
    else if (roleOf(input) !== 'leaf') reads.add(input);
  }
  return reads;
}
