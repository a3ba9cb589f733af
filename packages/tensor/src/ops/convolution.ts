import { type Node, type SpatialAxis, type WindowAxis, windowCount } from '../graph/node.ts';
import { record } from '../graph/record.ts';

/** See `Attributes.convolution`: [N, G, Ci, S…] with [G, Co, Ci, K…] gives [N, G, Co, O…]. */
export function convolution(input: Node, kernel: Node, spatial: readonly SpatialAxis[]): Node {
  const [n, g] = input.shape as [number, number];
  const out = spatial.map((axis, i) => windowCount(input.shape[3 + i]!, kernel.shape[3 + i]!, axis));
  return record('convolution', [input, kernel], { spatial }, [n, g, kernel.shape[1]!, ...out], input.dtype);
}

/** The batched product [M, B, K] × [B, N, K] → [M, B, N]: a convolution without spatial axes. */
export const product = (a: Node, b: Node): Node => convolution(a, b, []);

/** See `Attributes.window`: slides over the last axes. */
export function window(op: 'sum' | 'max' | 'argmax', x: Node, spatial: readonly WindowAxis[]): Node {
  const lead = x.shape.length - spatial.length;
  const out = spatial.map((axis, i) => windowCount(x.shape[lead + i]!, axis.size, axis));
  return record('window', [x], { op, spatial }, [...x.shape.slice(0, lead), ...out], op === 'argmax' ? 'int32' : x.dtype);
}

/** See `Attributes.windowSpread`; `sizes` are those the window slid over. */
export function windowSpread(gradient: Node, place: Node, spatial: readonly WindowAxis[], sizes: readonly number[]): Node {
  const lead = gradient.shape.slice(0, gradient.shape.length - spatial.length);
  return record('windowSpread', [gradient, place], { spatial }, [...lead, ...sizes], gradient.dtype);
}
