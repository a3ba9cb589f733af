import { describe, expect, test } from 'vitest';
import type { Node } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import { grad, type Tensor, tensor } from '../index.ts';

/** The nodes of a gradient, and how often each primitive is among them. */
function opsOf(gradient: Tensor): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const node of topological([gradient.node])) {
    const name = node.op === 'elementwise' ? (node as Node<'elementwise'>).attributes.op : node.op;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
const x = (): Tensor =>
  tensor(
    Float32Array.from({ length: 24 }, (_, i) => i),
    { shape: [6, 4] },
  );

describe('the gradients of slices', () => {
  test('side by side are one concatenation', async () => {
    const g = grad((v: Tensor) => Array.from({ length: 6 }, (_, i) => v.select(0, i).mul(i).sum()).reduce((a, b) => a.add(b)))(
      x(),
    );
    expect(opsOf(g)).toMatchObject({ concat: 1 });
    expect(opsOf(g)).not.toHaveProperty('pad');
    expect(await g.array()).toEqual([0, 1, 2, 3, 4, 5].map((i) => [i, i, i, i]));
  });

  test('with gaps between are filled with zeros', async () => {
    const g = grad((v: Tensor) =>
      v
        .narrow(0, 4, 1)
        .sum()
        .add(v.narrow(0, 1, 2).square().sum()),
    )(x());
    expect(opsOf(g)).toMatchObject({ concat: 1 });
    expect(await g.array()).toEqual([
      [0, 0, 0, 0],
      [8, 10, 12, 14],
      [16, 18, 20, 22],
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
  });

  test('that overlap are added', async () => {
    const g = grad((v: Tensor) =>
      v
        .narrow(0, 0, 4)
        .sum()
        .add(v.narrow(0, 2, 4).sum()),
    )(x());
    expect(opsOf(g)).not.toHaveProperty('concat');
    expect(((await g.array()) as number[][]).map((row) => row[0])).toEqual([1, 1, 2, 2, 1, 1]);
  });

  test('along two dimensions, and beside a whole one', async () => {
    const g = grad((v: Tensor) =>
      v
        .narrow(0, 0, 3)
        .sum()
        .add(v.narrow(0, 3, 3).sum())
        .add(v.narrow(1, 0, 2).sum())
        .add(v.narrow(1, 2, 2).mul(3).sum())
        .add(v.square().sum()),
    )(x());
    expect(opsOf(g)).toMatchObject({ concat: 2 });
    expect(await g.array()).toEqual(
      Array.from({ length: 6 }, (_, i) => [0, 1, 2, 3].map((k) => 1 + (k < 2 ? 1 : 3) + 2 * (4 * i + k))),
    );
  });

  test('that are the whole, or nothing', async () => {
    const g = grad((v: Tensor) =>
      v
        .narrow(0, 0, 6)
        .sum()
        .add(v.narrow(0, 2, 0).sum()),
    )(x());
    expect(((await g.array()) as number[][]).flat()).toEqual(new Array(24).fill(1));
  });
});
