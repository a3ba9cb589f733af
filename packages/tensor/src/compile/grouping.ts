import type { Node } from '../graph/node.ts';
import type { Shape } from '../shape.ts';

/** A kernel in the making: the nodes it computes, and which of their values it stores. */
export interface Group {
  /** Its shape is the kernel's outer space (with the row axes inside, where the root has them). Values it does not lead to are stored at the same points. */
  readonly root: Node;
  readonly members: Set<Node>;
  readonly stores: GroupStore[];
  /** Set when reductions along the same axes of one shape share their loops, softmax-fashion. */
  row: Row | undefined;
  /** Groups and routines that need what this one stores. */
  readonly users: Set<Group | RoutineGroup>;
}

export interface Row {
  readonly shape: Shape;
  readonly axes: readonly number[];
}

/** `value` goes to the memory of `into`: its own, or its place in a concatenation. */
export interface GroupStore {
  readonly value: Node;
  readonly into: Node;
  readonly start: readonly number[];
}

export interface RoutineGroup {
  readonly routine: Node;
  readonly users: Set<Group | RoutineGroup>;
}

/** What the second pass decides. */
export interface Grouping {
  readonly groups: readonly (Group | RoutineGroup)[];
  /** For each result, then each update, the node whose memory holds it. */
  readonly holders: readonly Node[];
}
