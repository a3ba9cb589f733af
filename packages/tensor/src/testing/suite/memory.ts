import type { Backend, BufferRef } from '../../contract/backend.ts';
import { type DType, dtypes, hostArray, type TypedArray } from '../../dtype.ts';
import { OutOfMemoryError } from '../../errors.ts';
import * as k from '../kernels/build.ts';
import { wholeNumbers } from '../kernels/case.ts';
import { type ConformanceCase, missingDType, type Subject } from './case.ts';

/** What the contract says of memory, order and programs, apart from what kernels compute. */
export function memoryCases({ backend }: Subject): ConformanceCase[] {
  const named = (name: string, run: () => Promise<void>, skip: { skip?: string } = {}): ConformanceCase => ({
    name: `memory: ${name}`,
    ...skip,
    run,
  });
  return [
    ...dtypes.map((dtype) =>
      named(`${dtype} comes back bit by bit`, () => roundTrip(backend, dtype), missingDType(backend, [dtype])),
    ),
    named('neighbours in one allocation do not touch', () => neighbours(backend)),
    named('fresh memory is zero, also where something was', () => zeroFilled(backend)),
    named('host arrays may be reused at once', () => reuse(backend)),
    named('reads and writes keep their place among runs', () => order(backend)),
    named('launches see the writes of those before', () => chain(backend)),
    named('a kernel reads and writes one allocation', () => oneAllocation(backend)),
    named('a launch takes new arguments at every run', () => newArguments(backend)),
    named('a program runs on several buffers', () => severalBuffers(backend)),
    named(
      'programs prepared side by side',
      () => preparing(backend),
      backend.prepare ? {} : { skip: 'programs are ready when they are compiled' },
    ),
    named('buffers of no elements', () => nothing(backend)),
    named('too much memory is refused, and the device goes on', () => tooMuch(backend)),
    named(
      'reading at once',
      () => readAtOnce(backend),
      backend.capabilities.canReadSync ? {} : { skip: 'the device cannot be read synchronously' },
    ),
    named('sources of programs', () => sources(backend), backend.source ? {} : { skip: 'the backend shows no sources' }),
    named('times of launches', () => times(backend), backend.time ? {} : { skip: 'the backend measures no times' }),
  ];
}

/** Buffers side by side in one allocation. */
function place(backend: Backend, pieces: readonly (readonly [DType, number])[]): BufferRef[] {
  const { offsetAlignment } = backend.capabilities;
  let end = 0;
  const offsets = pieces.map(([dtype, count]) => {
    const offset = Math.ceil(end / offsetAlignment) * offsetAlignment;
    end = offset + backend.byteLength(dtype, count);
    return offset;
  });
  const allocation = backend.alloc(end);
  return pieces.map(([dtype, count], i) => ({ allocation, dtype, offset: offsets[i]!, count }));
}

const floats = (backend: Backend, ...counts: number[]): BufferRef[] =>
  counts.flatMap((count) => place(backend, [['float32', count]]));
const free = (backend: Backend, ...buffers: BufferRef[]): void =>
  new Set(buffers.map((b) => b.allocation)).forEach((a) => backend.free(a));
const bytesOf = (array: TypedArray): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function expectBytes(what: string, actual: TypedArray, expected: TypedArray): void {
  const [got, wanted] = [bytesOf(actual), bytesOf(expected)];
  if (actual.constructor !== expected.constructor || got.length !== wanted.length || got.some((byte, i) => byte !== wanted[i])) {
    throw new Error(
      `${what}: read ${actual.constructor.name} [${actual.join(', ')}], not ${expected.constructor.name} [${expected.join(', ')}]`,
    );
  }
}

async function expectContents(backend: Backend, what: string, buffer: BufferRef, expected: readonly number[]): Promise<void> {
  const [actual] = await backend.read([buffer]);
  const wanted = hostArray(buffer.dtype, expected.length);
  wanted.set(expected);
  expectBytes(what, actual!, wanted);
}

async function roundTrip(backend: Backend, dtype: DType): Promise<void> {
  for (const count of [1, 3, 4, 1001]) {
    const data = hostArray(dtype, count);
    const bytes = bytesOf(data);
    for (let i = 0; i < bytes.length; i++) bytes[i] = dtype === 'bool' ? i % 2 : (i * 89 + 7) & 0xff;
    if (dtype === 'float32' && count > 4) new Uint32Array(data.buffer).set([0x7fc00001, 0xffc12345, 0x80000000, 1], 0);
    const [buffer] = place(backend, [[dtype, count]]) as [BufferRef];
    backend.write(buffer, data);
    const [actual] = await backend.read([buffer]);
    expectBytes(`${count} elements`, actual!, data);
    free(backend, buffer);
  }
}

async function neighbours(backend: Backend): Promise<void> {
  const pieces = (['uint8', 'float32', 'bool', 'int8', 'float16', 'int32'] as const).filter((dtype) =>
    backend.capabilities.dtypes.has(dtype),
  );
  const buffers = place(
    backend,
    pieces.flatMap(
      (dtype) =>
        [
          [dtype, 3],
          [dtype, 5],
        ] as const,
    ),
  );
  const contents = buffers.map(({ dtype, count }) => wholeNumbers(dtype, count));
  buffers.forEach((buffer, i) => backend.write(buffer, contents[i]!));
  const again = buffers[2]!;
  backend.write(again, contents[2]!);
  const actual = await backend.read(buffers);
  buffers.forEach(({ dtype, count }, i) => expectBytes(`${count} ${dtype}`, actual[i]!, contents[i]!));
  free(backend, ...buffers);
}

async function zeroFilled(backend: Backend): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const [buffer] = floats(backend, 300) as [BufferRef];
    await expectContents(backend, `round ${round}`, buffer, new Array<number>(300).fill(0));
    backend.write(buffer, new Float32Array(300).fill(7));
    await backend.wait();
    free(backend, buffer);
  }
}

async function reuse(backend: Backend): Promise<void> {
  const [buffer] = floats(backend, 4) as [BufferRef];
  const data = Float32Array.of(1, 2, 3, 4);
  backend.write(buffer, data);
  data.fill(0);
  const [first] = await backend.read([buffer]);
  first!.fill(9);
  await expectContents(backend, 'after both host arrays changed', buffer, [1, 2, 3, 4]);
  free(backend, buffer);
}

const line = k.at(k.axis(0));
/** `out = x · scale + shift` with both as arguments. */
const affine = k.kernel(
  'affine',
  [k.read('float32', 4), k.write('float32', 4)],
  [4],
  [k.map([], [k.store(1, line, k.op('add', k.op('mul', k.load(0, 'float32', line), k.arg(0)), k.arg(1)))])],
  [{ type: 'float32' }, { type: 'float32' }],
);

async function order(backend: Backend): Promise<void> {
  const [x, y] = floats(backend, 4, 4) as [BufferRef, BufferRef];
  const program = backend.compile(affine);
  backend.write(x, Float32Array.of(1, 2, 3, 4));
  const first = backend.run([{ program, buffers: [x, y], args: [1, 0] }]);
  const early = backend.read([y]);
  backend.write(x, Float32Array.of(10, 20, 30, 40));
  const second = backend.run([{ program, buffers: [x, y], args: [1, 0] }]);
  const late = backend.read([y]);
  await Promise.all([first, second]);
  expectBytes('the read before the second run', (await early)[0]!, Float32Array.of(1, 2, 3, 4));
  expectBytes('the read after it', (await late)[0]!, Float32Array.of(10, 20, 30, 40));
  backend.release(program);
  free(backend, x, y);
}

async function chain(backend: Backend): Promise<void> {
  const [x, y] = floats(backend, 4, 4) as [BufferRef, BufferRef];
  const program = backend.compile(affine);
  const step = (from: BufferRef, to: BufferRef) => ({ program, buffers: [from, to], args: [2, 1] });
  await backend.run(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? step(x, y) : step(y, x))));
  await expectContents(backend, 'twenty launches', x, new Array<number>(4).fill(2 ** 20 - 1));
  backend.release(program);
  free(backend, x, y);
}

async function oneAllocation(backend: Backend): Promise<void> {
  const [x, y] = place(backend, [
    ['float32', 4],
    ['float32', 4],
  ]) as [BufferRef, BufferRef];
  const program = backend.compile(affine);
  backend.write(x, Float32Array.of(1, 2, 3, 4));
  await backend.run([{ program, buffers: [x, y], args: [3, 0] }]);
  await expectContents(backend, 'what was written', y, [3, 6, 9, 12]);
  await expectContents(backend, 'what was read', x, [1, 2, 3, 4]);
  backend.release(program);
  free(backend, x);
}

async function newArguments(backend: Backend): Promise<void> {
  const [x, y] = floats(backend, 4, 4) as [BufferRef, BufferRef];
  const program = backend.compile(affine);
  const args = [0, 1];
  const launches = [{ program, buffers: [x, y], args }];
  await backend.run(launches);
  await expectContents(backend, 'the first run', y, [1, 1, 1, 1]);
  args[1] = 5;
  const again = backend.run(launches);
  args[1] = 8;
  await again;
  await expectContents(backend, 'the second run', y, [5, 5, 5, 5]);
  backend.release(program);
  free(backend, x, y);
}

async function severalBuffers(backend: Backend): Promise<void> {
  const buffers = floats(backend, 4, 4, 4);
  const program = backend.compile(affine);
  const [x, y, z] = buffers as [BufferRef, BufferRef, BufferRef];
  await backend.run([
    { program, buffers: [x, y], args: [0, 3] },
    { program, buffers: [y, z], args: [2, 1] },
  ]);
  await expectContents(backend, 'the second output', z, [7, 7, 7, 7]);
  backend.release(program);
  const fresh = backend.compile(affine);
  await backend.run([{ program: fresh, buffers: [z, x], args: [1, 1] }]);
  await expectContents(backend, 'a program compiled again', x, [8, 8, 8, 8]);
  backend.release(fresh);
  free(backend, ...buffers);
}

/** What is asked for while programs are prepared happens after what they were prepared for. */
async function preparing(backend: Backend): Promise<void> {
  const [x, y] = floats(backend, 4, 4) as [BufferRef, BufferRef];
  const programs = [3, 5, 7].map((factor) =>
    backend.compile(
      k.kernel(
        `times ${factor}`,
        [k.read('float32', 4), k.write('float32', 4)],
        [4],
        [k.map([], [k.store(1, line, k.op('mul', k.load(0, 'float32', line), k.constant(factor)))])],
      ),
    ),
  );
  const ready = programs.map((program) => backend.prepare!({ program, buffers: [], args: [] }));
  backend.write(x, Float32Array.of(1, 2, 3, 4));
  const launches = programs.map((program, i) => ({ program, buffers: i % 2 === 0 ? [x, y] : [y, x], args: [] }));
  const running = backend.run(launches);
  const reading = backend.read([y]);
  backend.write(y, new Float32Array(4));
  expectBytes('read while preparing', (await reading)[0]!, Float32Array.of(105, 210, 315, 420));
  await Promise.all([...ready, running]);
  await expectContents(backend, 'written while preparing', y, [0, 0, 0, 0]);
  if (programs.some((program) => backend.prepare!({ program, buffers: [], args: [] }) !== undefined))
    throw new Error('a program that has run is not ready');
  for (const program of programs) backend.release(program);
  free(backend, x, y);
}

async function nothing(backend: Backend): Promise<void> {
  const [buffer] = floats(backend, 0) as [BufferRef];
  backend.write(buffer, new Float32Array(0));
  await expectContents(backend, 'an empty buffer', buffer, []);
  await backend.run([]);
  if ((await backend.read([])).length !== 0) throw new Error('no buffers gave arrays');
  free(backend, buffer);
}

async function tooMuch(backend: Backend): Promise<void> {
  let refusal: unknown;
  try {
    backend.alloc(2 ** 45);
  } catch (error) {
    refusal = error;
  }
  if (!(refusal instanceof OutOfMemoryError)) throw new Error(`alloc of 32 TiB: ${String(refusal)} instead of OutOfMemoryError`);
  await reuse(backend);
}

async function readAtOnce(backend: Backend): Promise<void> {
  const [buffer] = floats(backend, 2) as [BufferRef];
  backend.write(buffer, Float32Array.of(4, 5));
  expectBytes('readSync', backend.readSync!([buffer])[0]!, Float32Array.of(4, 5));
  free(backend, buffer);
}

async function sources(backend: Backend): Promise<void> {
  const program = backend.compile(affine);
  if (backend.source!(program).length === 0) throw new Error('the source of a program is empty');
  backend.release(program);
}

async function times(backend: Backend): Promise<void> {
  const [x, y] = floats(backend, 4, 4) as [BufferRef, BufferRef];
  const program = backend.compile(affine);
  const launch = { program, buffers: [x, y], args: [1, 6] };
  const measured = await backend.time!([launch, launch]);
  if (measured.length !== 2 || measured.some((ms) => !(ms >= 0)))
    throw new Error(`two launches took [${measured.join(', ')}] ms`);
  await expectContents(backend, 'what the launches wrote', y, [6, 6, 6, 6]);
  backend.release(program);
  free(backend, x, y);
}
