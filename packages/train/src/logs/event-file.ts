import { maskedCrc32c } from './crc32c.ts';
import { bytes, double, doubles, float, integer, message, text } from './protobuf.ts';

/*
 * TensorBoard's event files: TFRecords of `Event` messages (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto).
 */

/** A picture in an event file. */
export interface EventImage {
  readonly width: number;
  readonly height: number;
  /** A PNG file. */
  readonly png: Uint8Array;
}

/** Something to log at a step, under a name such as `loss/train`. */
export type Logged =
  | { readonly tag: string; readonly scalar: number }
  | { readonly tag: string; readonly histogram: ArrayLike<number> }
  | { readonly tag: string; readonly image: EventImage };

/** The first record of every file. `time` is in seconds since 1970. */
export const fileVersion = (time: number): Uint8Array => record(message(double(1, time), text(3, 'brain.Event:2')));

/** The record of what is logged at a step. */
export function eventRecord(time: number, step: number, entries: readonly Logged[]): Uint8Array {
  const values = entries.map((entry) => bytes(1, message(text(1, entry.tag), valueOf(entry))));
  return record(message(double(1, time), integer(2, step), bytes(5, message(...values))));
}

function valueOf(entry: Logged): Uint8Array {
  if ('scalar' in entry) return float(2, entry.scalar);
  if ('histogram' in entry) return bytes(5, histogram(entry.histogram));
  const { width, height, png } = entry.image;
  return bytes(4, message(integer(1, height), integer(2, width), integer(3, 3), bytes(4, png)));
}

const bins = 30;

/** A `HistogramProto`: least, largest, number, sum, sum of squares, and the counts of equal bins with their upper limits. */
function histogram(values: ArrayLike<number>): Uint8Array {
  const finite = Array.from(values).filter(Number.isFinite);
  const [low, high] = finite.reduce(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [Infinity, -Infinity]);
  if (finite.length === 0) return message(double(3, 0), doubles(6, [0]), doubles(7, [0]));
  const width = (high! - low!) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const x of finite) counts[width === 0 ? 0 : Math.min(bins - 1, Math.floor((x - low!) / width))]!++;
  const limits = counts.map((_, i) => (i === bins - 1 ? high! : low! + width * (i + 1)));
  const sum = finite.reduce((a, b) => a + b, 0);
  const squares = finite.reduce((a, b) => a + b * b, 0);
  return message(
    double(1, low!),
    double(2, high!),
    double(3, finite.length),
    double(4, sum),
    double(5, squares),
    doubles(6, limits),
    doubles(7, counts),
  );
}

/** A TFRecord: length, its CRC, data, their CRC. */
function record(data: Uint8Array): Uint8Array {
  const framed = new Uint8Array(data.length + 16);
  const view = new DataView(framed.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(framed.subarray(0, 8)), true);
  framed.set(data, 12);
  view.setUint32(12 + data.length, maskedCrc32c(data), true);
  return framed;
}

/** The length of the record at the beginning of some bytes; undefined unless it is there whole and its CRCs are right. */
export function recordLength(at: Uint8Array): number | undefined {
  if (at.length < 16) return undefined;
  const view = new DataView(at.buffer, at.byteOffset, at.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (view.getUint32(8, true) !== maskedCrc32c(at.subarray(0, 8)) || at.length < length + 16) return undefined;
  return view.getUint32(12 + length, true) === maskedCrc32c(at.subarray(12, 12 + length)) ? length + 16 : undefined;
}

/** The step of a record of this module, 0 for the first of a file: the second field, after the time. */
export function recordStep(at: Uint8Array): number {
  const [tag, first] = [at[12 + 9], 12 + 10];
  if (tag !== 16) return 0;
  let step = 0;
  for (let i = first; ; i++) {
    step += (at[i]! & 127) * 128 ** (i - first);
    if (at[i]! < 128) return step;
  }
}
