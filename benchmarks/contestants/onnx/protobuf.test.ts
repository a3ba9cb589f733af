import { expect, it } from 'vitest';
import { bytes, encoded, integer, message, string, varint } from './protobuf.ts';

it('writes numbers in groups of seven bits, the lowest first', () => {
  expect([...varint(1)]).toEqual([1]);
  expect([...varint(300)]).toEqual([0xac, 0x02]);
  expect([...varint(2 ** 40)]).toEqual([0x80, 0x80, 0x80, 0x80, 0x80, 0x20]);
});

it('writes fields with number, kind and length', () => {
  expect([...encoded(integer(1, 150))]).toEqual([0x08, 0x96, 0x01]);
  expect([...encoded(string(2, 'testing'))]).toEqual([0x12, 7, ...new TextEncoder().encode('testing')]);
  expect([...encoded(bytes(9, Uint8Array.of(1, 2)))]).toEqual([0x4a, 2, 1, 2]);
});

it('puts messages into messages', () => {
  expect([...encoded(message(3, integer(1, 150)))]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
});
