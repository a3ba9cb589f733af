import { InternalError } from '../errors.ts';
import { isNode, type Node } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import { barrier } from '../ops/memory.ts';
import { type Shape, sameShape } from '../shape.ts';
import type { Program } from './canonical.ts';
import { type ConcatPart, commonRegion, partsOf, type Region } from './concat-parts.ts';
import { Cheapness, roleOf } from './cost.ts';
import type { Group, Grouping, RoutineGroup, Row } from './grouping.ts';
import { aligned, moved, type Path, type PointPath, pathKey, pointwisePath, repeated, through } from './path.ts';
import { leadsToReduction, maxMembers, outerKey, rowIsWorthIt, rowKey, rowMatches, sameAxes } from './row.ts';
import { reaches } from './schedule.ts';
import { computedBelow, holderOf, routineInputs } from './storage.ts';

interface Demand {
  readonly group: Group | RoutineGroup;
  readonly path: Path;
}

/** Where to cut: walks from the results back and lets every value join the kernel of its users where it can. */
export function group(program: Program, maxBuffers: number): Grouping {
  return new Grouper(program, maxBuffers).run();
}

class Grouper {
  private readonly maxBuffers: number;
  private readonly order: readonly Node[];
  private readonly groups: (Group | RoutineGroup)[] = [];
  private readonly demands = new Map<Node, Demand[]>();
  private readonly kept = new Set<Node>();
  /** What each group reads or still has to place. */
  private readonly reads = new Map<Group, Set<Node>>();
  private readonly users: ReadonlyMap<Node, number>;
  private readonly cheapness: Cheapness;
  private readonly holders: readonly Node[];

  constructor(program: Program, maxBuffers: number) {
    this.maxBuffers = maxBuffers;
    program.stored.forEach((node) => this.kept.add(node));
    const updates = program.updates.map(({ value }) => this.holder(value, (holder) => !this.kept.has(holder)));
    this.holders = [...program.results.map((value) => this.holder(value, (holder) => !updates.includes(holder))), ...updates];
    this.order = topological(this.holders);
    this.users = countUsers(this.order);
    this.cheapness = new Cheapness(this.order, (node) => this.users.get(node) ?? 0, this.kept);
  }

  run(): Grouping {
    for (const node of [...this.order].reverse()) this.place(node);
    return { groups: this.groups, holders: this.holders };
  }

  /** Every result and update needs memory of its own; reshaped values share it, all else that is no computation is copied. */
  private holder(value: Node, free: (holder: Node) => boolean): Node {
    const holder = holderOf(value);
    const computed = roleOf(holder) !== 'leaf' && roleOf(holder) !== 'movement';
    const chosen = computed && free(holder) ? holder : barrier(value);
    this.kept.add(chosen);
    return chosen;
  }

  private create(root: Node): Group {
    const created: Group = { root, members: new Set(), stores: [], row: undefined, users: new Set() };
    this.groups.push(created);
    this.reads.set(created, new Set());
    return created;
  }

  private demand(node: Node, by: Group | RoutineGroup, path: Path): void {
    const list = this.demands.get(node);
    if (list) list.push({ group: by, path });
    else this.demands.set(node, [{ group: by, path }]);
    if (!('routine' in by)) this.reads.get(by)!.add(computedBelow(node));
  }

  private place(node: Node): void {
    const demands = this.demands.get(node) ?? [];
    switch (roleOf(node)) {
      case 'leaf':
        return;
      case 'movement':
        return demands.forEach(({ group: by, path }) => this.demand(node.inputs[0]!, by, through(node, path)));
      case 'routine':
        return this.placeRoutine(node, demands);
      case 'concat':
        return this.placeConcat(node as Node<'concat'>, demands);
      case 'pointwise':
      case 'loop':
        return this.placeComputed(node, demands);
    }
  }

  private placeRoutine(node: Node, demands: readonly Demand[]): void {
    const created: RoutineGroup = { routine: node, users: new Set(demands.map((d) => d.group)) };
    this.groups.push(created);
    routineInputs(node).forEach((input) => this.demand(holderOf(input), created, moved));
  }

  private placeConcat(node: Node<'concat'>, demands: readonly Demand[]): void {
    if (demands.length === 0 && !this.kept.has(node)) return;
    const usersOf = (value: Node): number => (this.kept.has(value) ? Infinity : this.users.get(value)!);
    const parts = partsOf(node, (part) => usersOf(part) === 1);
    const into = (by: Group, { value, start }: ConcatPart): void => {
      by.stores.push({ value, into: node, start });
      demands.forEach((d) => by.users.add(d.group));
    };
    const region = commonRegion(
      parts.map(({ value }) => value),
      usersOf,
    );
    if (region !== undefined && region.reads.size < this.maxBuffers) {
      const created = this.create(parts[0]!.value);
      for (const part of parts) {
        into(created, part);
        if (!region.members.has(part.value)) this.demand(part.value, created, aligned(''));
      }
      this.takeRegion(region, created);
      return;
    }
    for (const part of parts) {
      const created = this.create(part.value);
      into(created, part);
      this.demand(part.value, created, aligned(''));
    }
  }

  private takeRegion({ members }: Region, by: Group): void {
    for (const member of members) {
      by.members.add(member);
      for (const [i, input] of member.inputs.entries())
        if (!members.has(input)) this.demand(input, by, pointwisePath(member, i, aligned('')));
    }
  }

  private placeComputed(node: Node, demands: readonly Demand[]): void {
    if (demands.length === 0 && !this.kept.has(node)) return;
    const byGroup = new Map<Group | RoutineGroup, Path[]>();
    for (const { group: by, path } of demands) byGroup.set(by, [...(byGroup.get(by) ?? []), path]);
    const stored = this.kept.has(node) || demands.some((d) => 'routine' in d.group || d.path.kind === 'after');

    if (!stored && byGroup.size === 1) {
      const [only, paths] = [...byGroup][0]! as [Group, Path[]];
      if (this.tryJoin(node, only, paths, false) || this.tryInline(node, only, paths)) return;
    }
    if (!stored && byGroup.size > 1 && this.cheapness.isCheap(node)) {
      const all = [...byGroup] as [Group, Path[]][];
      if (all.every(([by]) => this.fits(node, by, false))) {
        all.forEach(([by, paths]) => this.inline(node, by, paths));
        return;
      }
    }
    for (const [by, paths] of byGroup) {
      const others = [...byGroup.keys()].filter((other) => other !== by);
      if ('routine' in by || others.some((other) => reaches(other, by))) continue;
      if (this.tryJoin(node, by, paths, true)) {
        others.forEach((other) => by.users.add(other));
        return;
      }
    }
    const created = this.create(node);
    byGroup.forEach((_, by) => created.users.add(by));
    if (!this.tryJoin(node, created, [aligned('')], true)) throw new InternalError('group', `${node.op} fits no kernel`);
  }

  /** Computes the node once per point (or row) of the group, so that it can be stored; false if it does not fit. */
  private tryJoin(node: Node, by: Group, paths: readonly Path[], store: boolean): boolean {
    const path = this.single(by, paths);
    if (path === undefined || (by.root !== node && !this.fits(node, by, store))) return false;
    if (roleOf(node) === 'pointwise') {
      if (path.kind === 'row') {
        if (!rowMatches(by, path) && !(this.mayBecomeRow(by, path) && leadsToReduction(node, path))) return false;
        by.row ??= { shape: path.full, axes: path.axes };
      } else if (store && path.key.startsWith('row') && !this.cheapness.isCheap(node)) {
        return false;
      }
      this.take(node, by, store);
      node.inputs.forEach((input, i) => this.demand(input, by, pointwisePath(node, i, path)));
      return true;
    }
    return isNode(node, 'reduce') ? this.joinReduction(node, by, path, store) : this.joinLoop(node, by, path, store);
  }

  private joinReduction(node: Node<'reduce'>, by: Group, path: PointPath, store: boolean): boolean {
    const input = node.inputs[0]!;
    const row: Row = { shape: input.shape, axes: node.attributes.axes };
    if (path.kind === 'row') {
      const fitting = sameShape(row.shape, path.full) && sameAxes(row.axes, path.axes);
      if (!fitting || !(rowMatches(by, path) || this.mayBecomeRow(by, path))) return false;
      by.row ??= row;
      this.take(node, by, store);
      this.demand(input, by, aligned(rowKey(by)));
      return true;
    }
    if (has(by, 'convolution')) return false;
    if (by.row !== undefined) {
      const outer = path.key === outerKey(by) && sameShape(by.row.shape, row.shape) && sameAxes(by.row.axes, row.axes);
      const perRowPoint = sameShape(by.root.shape, by.row.shape) || path.key.startsWith('row');
      if (!outer && perRowPoint) return false;
      this.take(node, by, store);
      this.demand(input, by, outer ? aligned(rowKey(by)) : moved);
      return true;
    }
    const alone = !has(by, 'reduce') && !has(by, 'window') && !has(by, 'windowSpread');
    const asRow = alone && rowIsWorthIt(row) && !sameShape(by.root.shape, row.shape);
    if (asRow) by.row = row;
    this.take(node, by, store);
    this.demand(input, by, asRow ? aligned(rowKey(by)) : moved);
    return true;
  }

  /** Convolutions and windows bring private loops and share their kernel only with pointwise work. */
  private joinLoop(node: Node, by: Group, path: PointPath, store: boolean): boolean {
    const loops = ['reduce', 'convolution', 'window', 'windowSpread'] as const;
    if (path.kind !== 'aligned' || by.row !== undefined || loops.some((op) => has(by, op))) return false;
    this.take(node, by, store);
    node.inputs.forEach((input) => this.demand(input, by, repeated));
    return true;
  }

  private tryInline(node: Node, by: Group, paths: readonly Path[]): boolean {
    if (roleOf(node) !== 'pointwise' || !this.fits(node, by, false)) return false;
    const again = paths.length > 1 || paths.some((path) => path.kind === 'repeated' || path.kind === 'row');
    if (again && !this.cheapness.isCheap(node)) return false;
    this.inline(node, by, paths);
    return true;
  }

  /** Computes the node wherever the group uses it. */
  private inline(node: Node, by: Group, paths: readonly Path[]): void {
    this.take(node, by, false);
    for (const path of paths) node.inputs.forEach((input, i) => this.demand(input, by, pointwisePath(node, i, path)));
  }

  private take(node: Node, by: Group, store: boolean): void {
    by.members.add(node);
    this.reads.get(by)!.delete(node);
    if (store) by.stores.push({ value: node, into: node, start: node.shape.map(() => 0) });
  }

  /** Whether the group stays within the limits of one kernel with this node in it. */
  private fits(node: Node, by: Group, store: boolean): boolean {
    const reads = new Set([...this.reads.get(by)!, ...node.inputs.map(computedBelow)]);
    reads.delete(node);
    const buffers = [...reads].filter((read) => read.op !== 'constant' && read.op !== 'iota').length;
    const faults = node.op === 'gather' || has(by, 'gather') ? 1 : 0;
    return by.members.size < maxMembers && buffers + by.stores.length + (store ? 1 : 0) + faults <= this.maxBuffers;
  }

  /** The one path by which a group reaches a node; undefined if there are several, or none that is fixed per point. */
  private single(by: Group, paths: readonly Path[]): PointPath | undefined {
    const normal = paths.map((path) => (path.kind === 'row' && rowMatches(by, path) ? aligned(outerKey(by)) : path));
    const first = normal[0]!;
    const same = normal.every((path) => pathKey(path) === pathKey(first));
    if (!same || (first.kind !== 'aligned' && first.kind !== 'row')) return undefined;
    return paths[0]!.kind === 'row' ? paths[0]! : first;
  }

  private mayBecomeRow(by: Group, path: { full: Shape; axes: readonly number[] }): boolean {
    const loops = ['reduce', 'convolution', 'window', 'windowSpread'] as const;
    return (
      by.row === undefined &&
      sameShape(by.root.shape, path.full) &&
      rowIsWorthIt({ shape: path.full, axes: path.axes }) &&
      !loops.some((op) => has(by, op))
    );
  }
}

const has = (by: Group, op: Node['op']): boolean => [...by.members].some((member) => member.op === op);
/** How many computing nodes read each node, through movement. */
function countUsers(order: readonly Node[]): Map<Node, number> {
  const users = new Map<Node, number>();
  for (const node of order) {
    if (roleOf(node) === 'movement') continue;
    for (const input of new Set(node.inputs.map(computedBelow))) users.set(input, (users.get(input) ?? 0) + 1);
  }
  return users;
}
