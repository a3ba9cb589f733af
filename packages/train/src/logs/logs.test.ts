import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linear, mse } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Callback, fit } from '../index.ts';
import { checkpoints, csvLog, jsonLinesLog, tensorBoardLog } from '../node.ts';
import { crc32c } from './crc32c.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nacre-logs-'));
  manualSeed(1);
});
afterEach(() => rmSync(directory, { recursive: true }));

const data: [Tensor<[1, 2]>, Tensor<[1, 1]>][] = Array.from({ length: 4 }, (_, i) => [tensor([[i / 5, 1]]), tensor([[i]])]);
async function train(log: Callback, { epochs = 2, resume = false, dieAt = Infinity } = {}) {
  const model = new Linear(2, 1);
  const dies: Callback = {
    name: 'dies',
    onStep({ step }) {
      if (step === dieAt) throw new Error('killed');
    },
  };
  const optimizer = new SGD(model.parameters(), { lr: 0.01 });
  return fit(model, {
    data,
    validation: data,
    loss: mse,
    optimizer,
    epochs,
    clipGradNorm: 10,
    callbacks: [log, dies],
    checkpoints: checkpoints(join(directory, 'checkpoints'), { everySteps: 3 }),
    resume,
  }).catch(String);
}
/** Once unbroken and once broken off behind a checkpoint and resumed: what `read` then gives must be the same. */
async function both<T>(make: () => Callback, read: () => T): Promise<{ whole: T; resumed: T; broken: T }> {
  await train(make());
  const whole = read();
  rmSync(directory, { recursive: true });
  manualSeed(1);
  expect(await train(make(), { dieAt: 5 })).toContain('killed');
  const broken = read();
  await train(make(), { resume: true });
  return { whole, resumed: read(), broken };
}

describe('csvLog', () => {
  const path = () => join(directory, 'log.csv');
  const read = () => readFileSync(path(), 'utf8');

  it('has a row for each epoch', async () => {
    await train(csvLog(path()));
    const [header, ...rows] = read()
      .trim()
      .split('\n')
      .map((row) => row.split(','));
    expect(header).toEqual(['step', 'epoch', 'seconds', 'loss', 'valLoss', 'lr']);
    expect(rows.map(([step, epoch]) => [step, epoch])).toEqual([
      ['4', '0'],
      ['8', '1'],
    ]);
  });

  it('has a row for each step once, also when it is resumed', async () => {
    const { whole, resumed, broken } = await both(() => csvLog(path(), { every: 'step' }), read);
    expect(whole.split('\n')[0]).toBe('step,epoch,loss,lr,samples,gradNorm');
    expect(whole.trim().split('\n').length).toBe(9);
    expect(broken.trim().split('\n').length).toBe(6);
    expect(resumed).toBe(whole);
  });

  it('drops a row that was cut, and refuses other columns', async () => {
    await train(csvLog(path(), { every: 'step' }), { dieAt: 5 });
    appendFileSync(path(), '6,1,0.');
    await train(csvLog(path(), { every: 'step' }), { resume: true });
    expect(
      read()
        .trim()
        .split('\n')
        .map((row) => Number.parseInt(row, 10)),
    ).toEqual([NaN, 1, 2, 3, 4, 5, 6, 7, 8]);
    writeFileSync(path(), 'step,loss\n1,2\n');
    expect(await train(csvLog(path(), { every: 'step' }), { resume: true, epochs: 3 })).toContain(
      'has the columns step, loss, not step, epoch',
    );
  });

  it('begins anew with a new run', async () => {
    writeFileSync(path(), 'something else\n');
    await train(csvLog(path()), { epochs: 1 });
    expect(read().split('\n').length).toBe(3);
  });
});

it('jsonLinesLog has a line for each step and epoch once, also when it is resumed', async () => {
  const path = join(directory, 'log.jsonl');
  const read = () =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ ...JSON.parse(line), seconds: 0 }));
  const { whole, resumed } = await both(() => jsonLinesLog(path), read);
  expect(whole.map(({ type, step }) => `${type} ${step}`)).toEqual([
    'step 1',
    'step 2',
    'step 3',
    'step 4',
    'epoch 4',
    'step 5',
    'step 6',
    'step 7',
    'step 8',
    'epoch 8',
  ]);
  expect(whole[4].values.valLoss).toBeTypeOf('number');
  expect(resumed).toEqual(whole);
});

/** The messages of TensorBoard's schema (event.proto, summary.proto, histogram.proto), as far as files hold them: names, types and numbers as published. */
const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule && { rule }) });
const schema = protobuf.Root.fromJSON({
  nested: {
    Event: {
      fields: {
        wallTime: field('double', 1),
        step: field('int64', 2),
        fileVersion: field('string', 3),
        summary: field('Summary', 5),
      },
    },
    Summary: {
      fields: { value: field('Value', 1, 'repeated') },
      nested: {
        Image: {
          fields: {
            height: field('int32', 1),
            width: field('int32', 2),
            colorspace: field('int32', 3),
            encodedImageString: field('bytes', 4),
          },
        },
        Value: {
          fields: {
            tag: field('string', 1),
            simpleValue: field('float', 2),
            image: field('Image', 4),
            histo: field('HistogramProto', 5),
          },
        },
      },
    },
    HistogramProto: {
      fields: {
        min: field('double', 1),
        max: field('double', 2),
        num: field('double', 3),
        sum: field('double', 4),
        sumSquares: field('double', 5),
        bucketLimit: { ...field('double', 6, 'repeated'), options: { packed: true } },
        bucket: { ...field('double', 7, 'repeated'), options: { packed: true } },
      },
    },
  },
});

interface Event {
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion: string;
  readonly summary?: { readonly value: Record<string, unknown>[] };
}

/** CRC-32C bit by bit, then masked as TFRecord has it. */
function masked(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  const sum = (crc ^ 0xffffffff) >>> 0;
  return ((((sum >>> 15) | (sum << 17)) >>> 0) + 0xa282ead8) % 2 ** 32;
}

/** The events of the only file in a directory; each record's checksums are verified. */
function eventsIn(folder: string): Event[] {
  const [name, ...others] = readdirSync(folder).filter((each) => each.startsWith('events.out.tfevents.'));
  expect(others).toEqual([]);
  const bytes = readFileSync(join(folder, name!));
  const events: Event[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    expect(bytes.readUInt32LE(at + 8)).toBe(masked(bytes.subarray(at, at + 8)));
    const message = bytes.subarray(at + 12, at + 12 + length);
    expect(bytes.readUInt32LE(at + 12 + length)).toBe(masked(message));
    const type = schema.lookupType('Event');
    events.push(type.toObject(type.decode(message), { longs: Number }) as Event);
    at += length + 16;
  }
  return events;
}

describe('tensorBoardLog', () => {
  const scalars = () =>
    eventsIn(directory).flatMap(({ step, summary }) =>
      (summary?.value ?? []).map(({ tag, simpleValue }) => [step, tag, simpleValue]),
    );

  it('writes what an independent reader reads', async () => {
    const png = new Uint8Array([137, 80, 78, 71, 0, 255]);
    const log = tensorBoardLog(directory, {
      histograms: true,
      more: ({ epoch }) => [
        { tag: 'picture', image: { width: 300, height: 2, png } },
        { tag: 'values', histogram: [1, 2, 2, 5, NaN] },
        { tag: 'empty', histogram: [] },
        { tag: 'extra/ä', scalar: epoch === 0 ? Infinity : -0.5 },
      ],
    });
    const history = await train(log);
    if (typeof history === 'string') throw new Error(history);
    const events = eventsIn(directory);
    expect(events[0]).toMatchObject({ fileVersion: 'brain.Event:2' });
    expect(Math.abs(events[0]!.wallTime - Date.now() / 1000)).toBeLessThan(600);
    const losses = scalars().filter(([, tag]) => tag === 'loss/step');
    expect(losses).toEqual(history.steps.map(({ step, loss }) => [step, 'loss/step', Math.fround(loss)]));
    const last = events.at(-1)!;
    expect(last.step).toBe(8);
    const byTag = new Map(last.summary!.value.map((value) => [value.tag, value]));
    expect([...byTag.keys()]).toEqual([
      'loss/train',
      'loss/validation',
      'weight',
      'bias',
      'picture',
      'values',
      'empty',
      'extra/ä',
    ]);
    expect(byTag.get('loss/validation')!.simpleValue).toBe(Math.fround(history.epochs[1]!.values.valLoss!));
    expect(byTag.get('picture')!.image).toEqual({ width: 300, height: 2, colorspace: 3, encodedImageString: Buffer.from(png) });
    expect(byTag.get('extra/ä')!.simpleValue).toBe(-0.5);
    const values = byTag.get('values')!.histo as { bucket: number[]; bucketLimit: number[] };
    expect(values).toMatchObject({ min: 1, max: 5, num: 4, sum: 10, sumSquares: 34 });
    expect(values.bucket.reduce((a, b) => a + b)).toBe(4);
    expect(values.bucket.length).toBe(values.bucketLimit.length);
    expect(values.bucketLimit.at(-1)).toBe(5);
    expect([...values.bucketLimit].sort((a, b) => a - b)).toEqual(values.bucketLimit);
  });

  it('has each step once, also when it is resumed, even behind a record that was cut', async () => {
    const { whole, resumed, broken } = await both(() => tensorBoardLog(directory), scalars);
    expect(broken.length).toBeLessThan(whole.length);
    expect(resumed).toEqual(whole);
    const [name] = readdirSync(directory).filter((each) => each.startsWith('events'));
    appendFileSync(join(directory, name!), new Uint8Array([9, 0, 0, 0, 0, 0]));
    await train(tensorBoardLog(directory), { resume: true, epochs: 3 });
    expect(scalars().slice(0, whole.length)).toEqual(whole);
    expect(scalars().at(-1)![0]).toBe(12);
  });
});

it('the checksum is that of RFC 3720', () => {
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
});
