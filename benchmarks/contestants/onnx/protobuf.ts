/** Fields of a protocol-buffers message, encoded: enough of the format to write an ONNX model. */
export type Field = readonly Uint8Array[];

const wire = { varint: 0, bytes: 2 } as const;
const text = new TextEncoder();

export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

const tag = (field: number, type: number): Uint8Array => varint(field * 8 + type);

export const integer = (field: number, value: number): Field => [tag(field, wire.varint), varint(value)];

export const bytes = (field: number, value: Uint8Array): Field => [tag(field, wire.bytes), varint(value.length), value];

export const string = (field: number, value: string): Field => bytes(field, text.encode(value));

/** A message within a message; its bytes are not copied. */
export function message(field: number, ...fields: readonly Field[]): Field {
  const parts = fields.flat();
  return [tag(field, wire.bytes), varint(parts.reduce((sum, part) => sum + part.length, 0)), ...parts];
}

/** All fields in one array. */
export function encoded(...fields: readonly Field[]): Uint8Array {
  const parts = fields.flat();
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
