import type { SpatialAxis, WindowAxis } from '../../graph/node.ts';
import type { Shape } from '../../shape.ts';
import { eachIndex, filled, positionOf, type Values } from './values.ts';

/** Where element `k` of window `x` lies in the input; undefined in the zeros that dilation puts between. */
function placeOf(axis: SpatialAxis, x: number, k: number): number | undefined {
  const dilated = x * axis.stride + k * axis.dilation - axis.padLow;
  const place = dilated / axis.inputDilation;
  return Number.isInteger(place) ? place : undefined;
}

/** Calls `visit` with each element of each window that lies inside the input, and its row-major place in the window. */
function eachWindow(
  windows: Shape,
  sizes: Shape,
  spatial: readonly SpatialAxis[],
  input: Shape,
  visit: (window: readonly number[], inWindow: readonly number[], place: readonly number[], k: number) => void,
): void {
  eachIndex(windows, (window) => {
    eachIndex(sizes, (inWindow, k) => {
      const place = spatial.map((axis, d) => placeOf(axis, window[d]!, inWindow[d]!));
      if (place.every((p, d) => p !== undefined && p >= 0 && p < input[d]!)) visit(window, inWindow, place as number[], k);
    });
  });
}

/** [N, G, Ci, S…] with [G, Co, Ci, K…] → [N, G, Co, O…]; `addProduct` is sum + a · b in the dtype's arithmetic. */
export function convolution(
  x: Values,
  w: Values,
  spatial: readonly SpatialAxis[],
  shape: Shape,
  addProduct: (sum: number, a: number, b: number) => number,
): Values {
  const out = filled(shape, 0);
  const [n, groups, outputs] = shape as [number, number, number];
  const channels = w.shape[2]!;
  eachWindow(shape.slice(3), w.shape.slice(3), spatial, x.shape.slice(3), (window, inWindow, place) => {
    eachIndex([n, groups, outputs, channels], ([b, g, o, c]) => {
      const target = positionOf([b!, g!, o!, ...window], shape)!;
      const [a, k] = [positionOf([b!, g!, c!, ...place], x.shape)!, positionOf([g!, o!, c!, ...inWindow], w.shape)!];
      out.data[target] = addProduct(out.data[target]!, x.data[a]!, w.data[k]!);
    });
  });
  return out;
}

const noPlace = 2 ** 31 - 1;

export function window(
  op: 'sum' | 'max' | 'argmax',
  x: Values,
  spatial: readonly WindowAxis[],
  shape: Shape,
  lowest: number,
): Values {
  const lead = shape.length - spatial.length;
  const best = filled(shape, op === 'sum' ? 0 : lowest);
  const places = filled(shape, noPlace);
  eachWindow(
    shape.slice(lead),
    spatial.map((axis) => axis.size),
    spatial,
    x.shape.slice(lead),
    (at, _, place, k) => {
      eachIndex(shape.slice(0, lead), (outer) => {
        const target = positionOf([...outer, ...at], shape)!;
        const value = x.data[positionOf([...outer, ...place], x.shape)!]!;
        if (op === 'sum') best.data[target]! += value;
        else if (
          places.data[target] === noPlace ||
          value > best.data[target]! ||
          (Number.isNaN(value) && !Number.isNaN(best.data[target]))
        ) {
          best.data[target] = value;
          places.data[target] = k;
        }
      });
    },
  );
  return op === 'argmax' ? places : best;
}

/** Gives each window's gradient to the element at its place. */
export function windowSpread(gradient: Values, places: Values, spatial: readonly WindowAxis[], shape: Shape): Values {
  const lead = shape.length - spatial.length;
  const out = filled(shape, 0);
  eachWindow(
    gradient.shape.slice(lead),
    spatial.map((axis) => axis.size),
    spatial,
    shape.slice(lead),
    (at, _, place, k) => {
      eachIndex(shape.slice(0, lead), (outer) => {
        const from = positionOf([...outer, ...at], gradient.shape)!;
        if (places.data[from] === k) out.data[positionOf([...outer, ...place], shape)!]! += gradient.data[from]!;
      });
    },
  );
  return out;
}
