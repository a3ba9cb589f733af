/** The binary format's numbers, vectors and sections. */

export function append<T>(target: (T | number)[], bytes: ArrayLike<number>): void {
  for (let i = 0; i < bytes.length; i++) target.push(bytes[i]!);
}

export function section(target: number[], id: number, entries: readonly (readonly number[])[]): void {
  if (entries.length === 0) return;
  target.push(id);
  append(target, sized(vector(entries)));
}

export function vector(entries: readonly (readonly number[])[]): number[] {
  const bytes = unsigned(entries.length);
  for (const entry of entries) append(bytes, entry);
  return bytes;
}

export function sized(bytes: readonly number[]): number[] {
  const all = unsigned(bytes.length);
  append(all, bytes);
  return all;
}

export const text = (value: string): number[] => sized([...new TextEncoder().encode(value)]);

/** LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest & 0x7f);
  return bytes;
}

export function signed64(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asIntN(64, value);
  while (rest < -64n || rest > 63n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest & 0x7fn));
  return bytes;
}
