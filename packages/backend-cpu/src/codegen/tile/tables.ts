import type { FunctionBuilder, Local } from '../../wasm/assembler.ts';
import type { AxisWalk } from './layout.ts';

/** An axis of a table, outermost first, and how far each column of the table moves along it. */
export interface TableAxis {
  readonly size: number;
  readonly walks: readonly AxisWalk[];
}

/** A table of i32 offsets in scratch memory, one row for each point of its axes. */
export interface Table {
  readonly axes: readonly TableAxis[];
  /** What each column begins with. */
  readonly start: readonly number[];
}

export const tableBytes = ({ axes, start }: Table): number => axes.reduce((rows, { size }) => rows * size, 1) * start.length * 4;

/** Writes a table from an address on. */
export function fillTable(f: FunctionBuilder, { axes, start }: Table, address: Local): void {
  const at = f.local('i32');
  f.get(address).set(at);
  const nest = (depth: number, offsets: readonly Local[]): void => {
    const axis = axes[depth];
    if (axis === undefined) {
      offsets.forEach((offset, column) =>
        f
          .get(at)
          .get(offset)
          .memory('i32.store', 4 * column),
      );
      f.get(at)
        .i32(4 * start.length)
        .op('i32.add')
        .set(at);
      return;
    }
    const place = f.local('i32');
    const inner = offsets.map(() => f.local('i32'));
    f.i32(0)
      .set(place)
      .loop((next) => {
        offsets.forEach((offset, column) => {
          f.get(offset);
          pushOffset(f, axis.walks[column]!, place);
          f.op('i32.add').set(inner[column]!);
        });
        nest(depth + 1, inner);
        f.get(place).i32(1).op('i32.add').tee(place).i32(axis.size).op('i32.lt_s').brIf(next);
      });
  };
  if (axes.some(({ size }) => size === 0)) return;
  const offsets = start.map((offset) => {
    const local = f.local('i32');
    f.i32(offset).set(local);
    return local;
  });
  nest(0, offsets);
}

function pushOffset(f: FunctionBuilder, { stride, phases, phase }: AxisWalk, place: Local): void {
  f.get(place);
  if (phases > 1) f.i32(phases).op('i32.div_u');
  f.i32(stride).op('i32.mul');
  if (phases > 1) f.get(place).i32(phases).op('i32.rem_u').i32(phase).op('i32.mul').op('i32.add');
}
