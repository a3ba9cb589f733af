import type { Node, WindowAxis } from '../graph/node.ts';
import { constant, convert, elementwise, gather, iota, reshape } from '../ops/index.ts';
import { sizeOf } from '../shape.ts';

/** Each window's element of `x` at its row-major `place`: what `windowSpread` is the adjoint of. */
export function pick(x: Node, place: Node, spatial: readonly WindowAxis[]): Node {
  const lead = x.shape.slice(0, x.shape.length - spatial.length);
  const shape = place.shape;
  const fill = (value: number): Node => constant(value, shape, 'int32');
  let rest = place;
  let position = fill(0);
  let stride = 1;
  for (let i = spatial.length - 1; i >= 0; i--) {
    const axis = spatial[i]!;
    const inWindow = elementwise('mod', rest, fill(axis.size));
    rest = exactQuotient(elementwise('sub', rest, inWindow), axis.size);
    const begin = elementwise('mul', iota(lead.length + i, shape), fill(axis.stride));
    const offset = elementwise('mul', inWindow, fill(axis.dilation));
    const along = elementwise('sub', elementwise('add', begin, offset), fill(axis.padLow));
    position = elementwise('add', position, elementwise('mul', along, fill(stride)));
    stride *= x.shape[lead.length + i]!;
  }
  const [rows, windows] = [sizeOf(lead), sizeOf(shape.slice(lead.length))];
  const flat = gather(reshape(x, [rows, stride]), reshape(position, [rows, windows]), 1, 'maxPool');
  return reshape(flat, shape);
}

/** Division without remainder of integers far below 2^24, exact in float32. */
function exactQuotient(x: Node, by: number): Node {
  const floats = convert(x, 'float32');
  return convert(elementwise('div', floats, constant(by, x.shape, 'float32')), 'int32');
}
