import { scalarOps } from '../contract/scalar.ts';
import { isNode, type Node, type Op } from '../graph/node.ts';

/** How the compiler sees each primitive. Exhaustive: a new primitive must say what it is. */
type Role =
  /** Has its value without computing: from outside, or the same number everywhere. */
  | 'leaf'
  /** Index arithmetic in whoever reads it. */
  | 'movement'
  /** One value per point from values at that point. */
  | 'pointwise'
  /** Has loops of its own. */
  | 'loop'
  /** Runs as a routine, between stored buffers. */
  | 'routine'
  /** Its inputs, stored side by side. */
  | 'concat';

const roles: { readonly [O in Op]: Role } = {
  source: 'leaf',
  constant: 'leaf',
  iota: 'leaf',
  bits: 'pointwise',
  elementwise: 'pointwise',
  convert: 'pointwise',
  bitcast: 'pointwise',
  gather: 'pointwise',
  barrier: 'pointwise',
  reshape: 'movement',
  permute: 'movement',
  expand: 'movement',
  pad: 'movement',
  shrink: 'movement',
  flip: 'movement',
  custom: 'movement',
  detach: 'movement',
  variable: 'movement',
  reduce: 'loop',
  convolution: 'loop',
  window: 'loop',
  windowSpread: 'loop',
  scatter: 'routine',
  argsort: 'routine',
  scan: 'routine',
  concat: 'concat',
};

export const roleOf = (node: Node): Role => roles[node.op];

/** Cost of computing one element, in additions. */
function ownCost(node: Node): number {
  if (isNode(node, 'elementwise')) return scalarOps[node.attributes.op].cost;
  return node.op === 'bits' ? 80 : node.op === 'gather' ? 2 : 1;
}

interface Estimate {
  readonly cost: number;
  readonly loads: number;
}

/**
 * The cutting rule: a value with several users is stored, unless computing it again is as cheap as loading it: at most
 * a few additions from at most two loads.
 */
export class Cheapness {
  private readonly estimates = new Map<Node, Estimate>();
  private readonly cheap = new Set<Node>();

  /** `order` lists inputs first; `users` counts those that compute; `kept` nodes are stored anyway. */
  constructor(order: readonly Node[], users: (node: Node) => number, kept: ReadonlySet<Node>) {
    for (const node of order) {
      const raw = this.estimate(node);
      const shared = users(node) > 1 || kept.has(node);
      if (raw.cost <= 4 && raw.loads <= 2) this.cheap.add(node);
      const stored =
        shared && (roleOf(node) === 'loop' || !this.cheap.has(node)) && roleOf(node) !== 'movement' && roleOf(node) !== 'leaf';
      this.estimates.set(node, stored ? { cost: 0, loads: 1 } : raw);
    }
  }

  isCheap(node: Node): boolean {
    return this.cheap.has(node);
  }

  private estimate(node: Node): Estimate {
    switch (roleOf(node)) {
      case 'leaf':
        return { cost: 0, loads: node.op === 'source' ? 1 : 0 };
      case 'loop':
        return { cost: Infinity, loads: 1 };
      case 'routine':
      case 'concat':
        return { cost: 0, loads: 1 };
      case 'movement':
        return this.estimates.get(node.inputs[0]!)!;
      case 'pointwise': {
        const inputs = node.inputs.map((input) => this.estimates.get(input)!);
        return {
          cost: inputs.reduce((sum, input) => sum + input.cost, ownCost(node)),
          loads: inputs.reduce((sum, input) => sum + input.loads, 0),
        };
      }
    }
  }
}
