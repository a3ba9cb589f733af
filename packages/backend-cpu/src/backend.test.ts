import { type BufferRef, DisposedError, InternalError, OutOfMemoryError } from '@nacre/tensor/backend';
import { build as k } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { cpuBackend } from './backend.ts';

const line = k.at(k.axis(0));
const double = k.kernel(
  'double',
  [k.read('float32', 6), k.write('float32', 6)],
  [6],
  [k.map([], [k.store(1, line, k.op('mul', k.load(0, 'float32', line), k.arg(0)))])],
  [{ type: 'float32' }],
);

function buffers(backend: ReturnType<typeof cpuBackend>): [BufferRef, BufferRef] {
  const allocation = backend.alloc(256);
  return [
    { allocation, dtype: 'float32', offset: 0, count: 6 },
    { allocation, dtype: 'float32', offset: 128, count: 6 },
  ];
}

describe('cpuBackend', () => {
  test('runs a launch before it returns', () => {
    const backend = cpuBackend();
    const [x, y] = buffers(backend);
    backend.write(x, Float32Array.of(1, 2, 3, 4, 5, 6));
    expect(backend.run([{ program: backend.compile(double), buffers: [x, y], args: [0.5] }])).toBeUndefined();
    expect(backend.readSync!([y])[0]).toEqual(Float32Array.of(0.5, 1, 1.5, 2, 2.5, 3));
  });

  test('programs and views go on after the memory grew', () => {
    const backend = cpuBackend();
    const [x, y] = buffers(backend);
    const program = backend.compile(double);
    backend.write(x, Float32Array.of(1, 2, 3, 4, 5, 6));
    const read = backend.readSync!([x])[0]!;
    backend.alloc(100 * 2 ** 20);
    backend.run([{ program, buffers: [x, y], args: [2] }]);
    expect(backend.readSync!([y])[0]).toEqual(Float32Array.of(2, 4, 6, 8, 10, 12));
    expect(read).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
  });

  test('after a refused allocation everything still works', () => {
    const backend = cpuBackend();
    const [x, y] = buffers(backend);
    expect(() => backend.alloc(2 ** 32)).toThrow(OutOfMemoryError);
    backend.write(x, new Float32Array(6).fill(3));
    backend.run([{ program: backend.compile(double), buffers: [x, y], args: [3] }]);
    expect(backend.readSync!([y])[0]).toEqual(new Float32Array(6).fill(9));
  });

  test('a host array of the wrong length is refused', () => {
    const backend = cpuBackend();
    const [x] = buffers(backend);
    expect(() => backend.write(x, new Float32Array(5))).toThrow(InternalError);
    expect(() => backend.write(x, new Float32Array(5))).toThrow('write: a buffer of 6 elements is given 5');
  });

  test('the source shows the loops', () => {
    const backend = cpuBackend();
    const source = backend.source!(backend.compile(double));
    expect(source).toContain('lanes along i0');
  });

  test('a closed backend says so', async () => {
    const backend = cpuBackend();
    const [x] = buffers(backend);
    backend.close();
    expect(() => backend.alloc(8)).toThrow(DisposedError);
    expect(() => backend.write(x, new Float32Array(6))).toThrow('cpu: the device was closed; make a new one');
    await expect(backend.read([x])).rejects.toThrow(DisposedError);
  });
});
