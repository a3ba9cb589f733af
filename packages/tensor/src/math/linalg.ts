import { isFloat, promote } from '../dtype.ts';
import { ArgumentError, ShapeMismatchError } from '../errors.ts';
import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { broadcastTo, convert, permute, reshape } from '../ops/index.ts';
import { broadcastShapes, formatShape, sizeOf } from '../shape.ts';
import { product } from './contraction.ts';
import { diagonal } from './movement.ts';

function sameDType(operation: string, a: Node, b: Node): [Node, Node] {
  const common = promote(operation, a.dtype, b.dtype);
  const dtype = isFloat(common) || common === 'uint32' ? common : 'int32';
  return [convert(a, dtype), convert(b, dtype)];
}

const times = (a: readonly number[], b: readonly number[]): string => `${formatShape(a)} × ${formatShape(b)}`;

/** `torch.matmul`: vectors, matrices, and batches of them, the batch dimensions broadcast. */
export function matmul(a: Node, b: Node, operation = 'matmul'): Node {
  if (a.shape.length === 0 || b.shape.length === 0) {
    throw new ShapeMismatchError(
      operation,
      `expected at least one dimension each: ${times(a.shape, b.shape)}`,
      'multiply by a scalar with mul',
    );
  }
  const [x, y] = sameDType(operation, a, b);
  const [m, n] = [x.shape.length > 1 ? x.shape.at(-2)! : 1, y.shape.length > 1 ? y.shape.at(-1)! : 1];
  const [k, other] = [x.shape.at(-1)!, y.shape.length > 1 ? y.shape.at(-2)! : y.shape[0]!];
  if (k !== other)
    throw new ShapeMismatchError(operation, `inner dimensions differ: ${times(a.shape, b.shape)} (${k} ≠ ${other})`);
  const [leadX, leadY] = [x.shape.slice(0, -2), y.shape.slice(0, -2)];
  const lead = broadcastShapes(operation, leadX, leadY);
  const result =
    leadY.length === 0 || sizeOf(leadY) === 1
      ? reshape(product(reshape(x, [sizeOf(leadX) * m, 1, k]), columns(reshape(y, [1, k, n]))), [...lead, m, n])
      : batched(x, y, lead, m, k, n);
  return reshape(result, [...lead, ...(x.shape.length > 1 ? [m] : []), ...(y.shape.length > 1 ? [n] : [])]);
}

/** [B, K, N] as the second factor of `product`: [B, N, K]. */
const columns = (y: Node): Node => permute(y, [0, 2, 1]);

function batched(x: Node, y: Node, lead: readonly number[], m: number, k: number, n: number): Node {
  const batch = sizeOf(lead);
  const left = reshape(broadcastTo(reshape(x, [...x.shape.slice(0, -2), m, k]), [...lead, m, k]), [batch, m, k]);
  const right = reshape(broadcastTo(reshape(y, [...y.shape.slice(0, -2), k, n]), [...lead, k, n]), [batch, k, n]);
  return reshape(permute(product(permute(left, [1, 0, 2]), columns(right)), [1, 0, 2]), [...lead, m, n]);
}

function requireRank(operation: string, rank: number, ...list: readonly Node[]): void {
  if (list.some((x) => x.shape.length !== rank)) {
    throw new ShapeMismatchError(
      operation,
      `expected tensors of rank ${rank}, got ${list.map((x) => formatShape(x.shape)).join(' and ')}`,
    );
  }
}

export function dot(a: Node, b: Node): Node {
  requireRank('dot', 1, a, b);
  return matmul(a, b, 'dot');
}
export function bmm(a: Node, b: Node): Node {
  requireRank('bmm', 3, a, b);
  if (a.shape[0] !== b.shape[0])
    throw new ShapeMismatchError('bmm', `batch sizes differ: ${times(a.shape, b.shape)} (${a.shape[0]} ≠ ${b.shape[0]})`);
  return matmul(a, b, 'bmm');
}
export function outer(a: Node, b: Node): Node {
  requireRank('outer', 1, a, b);
  const [x, y] = sameDType('outer', a, b);
  const shape = [a.shape[0]!, b.shape[0]!];
  return ops.mul(broadcastTo(reshape(x, [shape[0]!, 1]), shape), broadcastTo(y, shape));
}

/** One tensor of an einsum with a letter for each dimension, no letter twice. */
interface Labelled {
  readonly x: Node;
  readonly letters: readonly string[];
}

/** Einstein's summation (`torch.einsum`), with `...` for broadcast leading dimensions; pairs are contracted from left to right. */
export function einsum(equation: string, list: readonly Node[]): Node {
  const [inputs, output] = parse(equation, list);
  const sizes = new Map<string, number>();
  inputs.forEach((letters, i) =>
    letters.forEach((letter, dim) => {
      const size = list[i]!.shape[dim]!;
      const known = sizes.get(letter) ?? 1;
      if (known !== size && known !== 1 && size !== 1) {
        throw new ShapeMismatchError(
          'einsum',
          `${letter} is ${known} and ${size} in "${equation}" with ${list.map((x) => formatShape(x.shape)).join(', ')}`,
        );
      }
      sizes.set(letter, known === 1 ? size : known);
    }),
  );
  const operands = list.map((x, i) => withoutRepeats(x, inputs[i]!));
  let [result, ...rest] = operands as [Labelled, ...Labelled[]];
  result = sumOut(result, new Set([...output, ...rest.flatMap((other) => other.letters)]));
  while (rest.length > 0) {
    const [next, ...later] = rest as [Labelled, ...Labelled[]];
    const wanted = new Set([...output, ...later.flatMap((other) => other.letters)]);
    result = contract(result, sumOut(next, new Set([...wanted, ...result.letters])), wanted, sizes);
    rest = later;
  }
  return arrange(sumOut(result, new Set(output)), output);
}

function parse(equation: string, list: readonly Node[]): [string[][], string[]] {
  const [left, right, extra] = equation.replaceAll(' ', '').split('->');
  const terms = left!.split(',');
  const valid = /^[A-Za-z]*(\.\.\.)?[A-Za-z]*$/;
  if (extra !== undefined || terms.length !== list.length || [...terms, right ?? ''].some((term) => !valid.test(term))) {
    throw new ArgumentError(
      'einsum',
      `"${equation}" does not describe ${list.length} tensors`,
      'write letters per dimension, as in "bij,bjk->bik"',
    );
  }
  const inputs = terms.map((term, i) => labels(term, list[i]!.shape.length, equation));
  const dots = inputs
    .flat()
    .filter((letter) => letter.startsWith('.'))
    .sort();
  const distinctDots = [...new Set(dots)].sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)));
  if (right === undefined) {
    const letters = left!.replace(/[^A-Za-z]/g, '').split('');
    const once = [...new Set(letters)].filter((letter) => letters.filter((other) => other === letter).length === 1).sort();
    return [inputs, [...distinctDots, ...once]];
  }
  const output = right.split(/(\.\.\.)/).flatMap((part) => (part === '...' ? distinctDots : part.split('').filter(Boolean)));
  const known = new Set(inputs.flat());
  if (new Set(output).size !== output.length || output.some((letter) => !known.has(letter))) {
    throw new ArgumentError('einsum', `the output of "${equation}" must name letters of the inputs, each once`);
  }
  return [inputs, output];
}

/** A letter per dimension; those behind `...` are numbered from the right. */
function labels(term: string, rank: number, equation: string): string[] {
  const [before, after] = term.split('...') as [string, string | undefined];
  const hidden = rank - before.length - (after?.length ?? 0);
  if (after === undefined ? hidden !== 0 : hidden < 0) {
    throw new ShapeMismatchError('einsum', `"${term}" of "${equation}" does not fit a tensor of rank ${rank}`);
  }
  const dots = Array.from({ length: Math.max(0, hidden) }, (_, i) => `.${hidden - i}`);
  return [...before.split(''), ...dots, ...(after ?? '').split('')].filter(Boolean);
}

/** Takes the diagonal where a letter names two dimensions. */
function withoutRepeats(x: Node, letters: readonly string[]): Labelled {
  const again = letters.findIndex((letter, i) => letters.indexOf(letter) !== i);
  if (again < 0) return { x, letters };
  const first = letters.indexOf(letters[again]!);
  const rest = letters.filter((_, i) => i !== first && i !== again);
  return withoutRepeats(diagonal(x, 0, first, again), [...rest, letters[again]!]);
}

function sumOut({ x, letters }: Labelled, wanted: ReadonlySet<string>): Labelled {
  const gone = letters.flatMap((letter, i) => (wanted.has(letter) ? [] : [i]));
  const kept = letters.filter((letter) => wanted.has(letter));
  const real = isFloat(x.dtype) || gone.length === 0 ? x : convert(x, 'int32');
  return {
    x: reshape(
      ops.sum(real, gone),
      x.shape.filter((_, i) => !gone.includes(i)),
    ),
    letters: kept,
  };
}

/** Multiplies two tensors and sums the letters nobody wants any more. */
function contract(a: Labelled, b: Labelled, wanted: ReadonlySet<string>, sizes: ReadonlyMap<string, number>): Labelled {
  const shared = a.letters.filter((letter) => b.letters.includes(letter));
  const batch = shared.filter((letter) => wanted.has(letter));
  const summed = shared.filter((letter) => !wanted.has(letter));
  const m = a.letters.filter((letter) => !shared.includes(letter));
  const n = b.letters.filter((letter) => !shared.includes(letter));
  const size = (letters: readonly string[]): number => sizeOf(letters.map((letter) => sizes.get(letter)!));
  const [x, y] = sameDType('einsum', a.x, b.x);
  const full = (l: Labelled, node: Node, order: readonly string[]): Node => {
    const own = new Set([...batch, ...summed]);
    const moved = arrange({ x: node, letters: l.letters }, order);
    return broadcastTo(
      moved,
      order.map((letter, i) => (own.has(letter) ? sizes.get(letter)! : moved.shape[i]!)),
    );
  };
  const left = reshape(full(a, x, [...m, ...batch, ...summed]), [size(m), size(batch), size(summed)]);
  const right = reshape(full(b, y, [...batch, ...n, ...summed]), [size(batch), size(n), size(summed)]);
  const letters = [...m, ...batch, ...n];
  return {
    x: reshape(
      product(left, right),
      letters.map((letter) => sizes.get(letter)!),
    ),
    letters,
  };
}

const arrange = ({ x, letters }: Labelled, order: readonly string[]): Node =>
  permute(
    x,
    order.map((letter) => letters.indexOf(letter)),
  );
