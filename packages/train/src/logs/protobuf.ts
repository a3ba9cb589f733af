/** A field of a protobuf message, as bytes. */
export type Field = Uint8Array;

const encoder = new TextEncoder();

/** A message: its fields one after another. */
export function message(...fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
  }
  return bytes;
}

/** Wire types: what is said of a field after its number. */
const [varintType, eightBytes, lengthDelimited, fourBytes] = [0, 1, 2, 5];

const tag = (number: number, type: number): Uint8Array => varint(number * 8 + type);

/** An integer that is not negative, seven bits a byte. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

export const integer = (number: number, value: number): Field => message(tag(number, varintType), varint(value));

export const bytes = (number: number, value: Uint8Array): Field =>
  message(tag(number, lengthDelimited), varint(value.length), value);

export const text = (number: number, value: string): Field => bytes(number, encoder.encode(value));

export const float = (number: number, value: number): Field =>
  message(tag(number, fourBytes), new Uint8Array(littleEndian(4, (view) => view.setFloat32(0, value, true))));

export const double = (number: number, value: number): Field =>
  message(tag(number, eightBytes), new Uint8Array(littleEndian(8, (view) => view.setFloat64(0, value, true))));

/** Doubles, packed. */
export const doubles = (number: number, values: readonly number[]): Field =>
  bytes(
    number,
    new Uint8Array(littleEndian(values.length * 8, (view) => values.forEach((value, i) => view.setFloat64(i * 8, value, true)))),
  );

function littleEndian(size: number, write: (view: DataView) => void): ArrayBuffer {
  const buffer = new ArrayBuffer(size);
  write(new DataView(buffer));
  return buffer;
}
