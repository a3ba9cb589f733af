import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linear, mse, Sequential, Tanh } from '@nacre/layers';
import { Adam, SGD, StepLR } from '@nacre/optim';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';
import { loadSafetensors } from '@nacre/tensor/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckpointDamagedError, CheckpointMismatchError, CheckpointWriteError, checkpointsIn, fit } from '../index.ts';
import { checkpoints, directoryStore } from '../node.ts';
import type { CheckpointOptions } from './checkpoints.ts';
import { joinState, splitState } from './state-json.ts';
import type { CheckpointStore } from './store.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nacre-checkpoints-'));
  manualSeed(1);
});
afterEach(() => rmSync(directory, { recursive: true }));

const data: [Tensor<[1, 2]>, Tensor<[1, 1]>][] = Array.from({ length: 5 }, (_, i) => [tensor([[i / 5, 1]]), tensor([[i]])]);
const train = async (
  options: CheckpointOptions & { store?: CheckpointStore },
  { epochs = 2, model = new Linear(2, 1) as Linear<2, 1>, ...more } = {},
) => {
  const { store = directoryStore(directory), ...rest } = options;
  const optimizer = new SGD(model.parameters(), { lr: 0.01, momentum: 0.9 });
  const history = await fit(model, {
    data,
    validation: data,
    loss: mse,
    optimizer,
    epochs,
    checkpoints: checkpointsIn(store, rest),
    ...more,
  });
  return { model, history, optimizer };
};
const names = () => readdirSync(directory).sort();
const weights = async (model: Linear<2, 1>) => [...(await model.weight.data()), ...(await model.bias!.data())];

describe('checkpoints', () => {
  it('are taken every so many steps, at the end, and the last of them kept', async () => {
    await train({ everySteps: 2, keepLast: 3 });
    expect(names()).toEqual(['step-000000008', 'step-000000010', 'step-000000010-end']);
    await train({ everySteps: 3, keepLast: 20 }, { epochs: 1 });
    expect(names()).toContain('step-000000003');
  });

  it('are taken after epochs unless told otherwise, and after minutes', async () => {
    await train({}, { epochs: 4 });
    expect(names()).toEqual(['step-000000010-end', 'step-000000015-end', 'step-000000020-end']);
    rmSync(directory, { recursive: true });
    await train({ everyMinutes: 1e-9, keepLast: 100 }, { epochs: 1 });
    expect(names()).toEqual([1, 2, 3, 4, 5].map((n) => `step-00000000${n}`).concat('step-000000005-end'));
  });

  it('keep the best beside the last', async () => {
    const losses = [3, 1, 2, 5, 4, 6];
    const model = new Linear(2, 1);
    const optimizer = new SGD(model.parameters(), { lr: 0 });
    let epoch = 0;
    const kept = checkpoints(directory, { keepLast: 1, keepBest: 2, monitor: 'valLoss' });
    await fit(model, {
      data: [0],
      validation: [1],
      step: (m, batch) => ({
        loss: m
          .forward(tensor([[1, 1]]))
          .sum()
          .mul(0)
          .add(batch === 1 ? losses[epoch++]! : 0) as Tensor,
      }),
      optimizer,
      epochs: 6,
      checkpoints: kept,
    });
    expect((await kept.list()).map(({ epoch, value }) => [epoch, value])).toEqual([
      [2, 1],
      [3, 2],
      [6, 6],
    ]);
  });

  it('hold the model as any program reads it', async () => {
    const { model } = await train({});
    const state = await loadSafetensors(join(directory, 'step-000000010-end', 'model.safetensors'));
    expect(Object.keys(state)).toEqual(['bias', 'weight']);
    expect([...(await state.weight!.data())]).toEqual([...(await model.weight.data())]);
  });

  it('let training go on where it was, with optimizer and history', async () => {
    const whole = await train({}, { epochs: 4 });
    rmSync(directory, { recursive: true });
    manualSeed(1);
    await train({}, { epochs: 2 });
    const resumed = await train({}, { epochs: 4, ...{ resume: true } });
    expect(await weights(resumed.model)).toEqual(await weights(whole.model));
    const values = ({ history }: typeof whole) => [history.steps, history.epochs.map((each) => each.values)];
    expect(values(resumed)).toEqual(values(whole));
    const other = await train(
      { store: directoryStore(join(directory, 'other')) },
      { epochs: 4, ...{ resume: checkpoints(directory) } },
    );
    expect(await weights(other.model)).toEqual(await weights(whole.model));
  });

  it('begin anew where there is none', async () => {
    const { history } = await train({}, { epochs: 1, ...{ resume: true } });
    expect(history.steps.length).toBe(5);
  });

  it.each([{ everySteps: 0 }, { everyMinutes: -1 }, { everyEpochs: 1.5 }, { keepLast: 0 }, { keepBest: -1 }])(
    'refuse %j',
    (options) => {
      expect(() => checkpoints(directory, options)).toThrow('checkpoints: ');
    },
  );

  it('refuse to monitor what there is not', async () => {
    await expect(train({ monitor: 'valF1' })).rejects.toThrow('checkpoints: there is no valF1 among loss, valLoss, lr');
  });
});

describe('a damaged checkpoint', () => {
  const newest = 'step-000000010-end';
  const resume = (more: CheckpointOptions = {}) => train(more, { epochs: 3, ...{ resume: true } });
  const damages: [string, string, (file: string) => void][] = [
    ['model.safetensors', 'has', (file) => truncateSync(file, readFileSync(file).length / 2)],
    ['state.safetensors', 'has 0 bytes', (file) => truncateSync(file, 0)],
    [
      'state.json',
      'has another sha256',
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
    ],
    ['manifest.json', 'is no JSON', (file) => truncateSync(file, 40)],
    ['manifest.json', 'is no manifest', (file) => writeFileSync(file, '{}')],
    ['state.json', 'is missing', (file) => rmSync(file)],
  ];

  it.each(damages)('is named, with the file: %s %s', async (file, problem, damage) => {
    await train({});
    damage(join(directory, newest, file));
    const error = await resume().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CheckpointDamagedError);
    expect(error).toMatchObject({ checkpoint: newest, file });
    expect(String(error)).toContain(`${newest} is damaged: ${file} ${problem}`);
  });

  it('can be passed over for the one before, and is replaced when its step comes again', async () => {
    const whole = await train({});
    truncateSync(join(directory, newest, 'state.json'), 20);
    const told: unknown[] = [];
    manualSeed(99);
    const resumed = await train(
      { damaged: 'previous', onError: (error) => told.push(error) },
      { epochs: 2, ...{ resume: true } },
    );
    expect(told).toEqual([expect.any(CheckpointDamagedError)]);
    expect(await weights(resumed.model)).toEqual(await weights(whole.model));
    await expect(resume()).resolves.toBeDefined();
  });
});

describe('a checkpoint of other training', () => {
  const refusal = async (model: never, optimizer: (m: Linear<2, 1>) => unknown, more: object = {}) => {
    const m = model as Linear<2, 1>;
    const error = await fit(m, {
      data,
      loss: mse,
      optimizer: optimizer(m) as never,
      epochs: 3,
      resume: checkpoints(directory),
      ...more,
    }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CheckpointMismatchError);
    return String(error);
  };
  const sgd = (m: Linear<2, 1>) => new SGD(m.parameters(), { lr: 0.01 });

  it('is refused with what differs', async () => {
    await train({});
    expect(await refusal(new Linear(2, 3) as never, sgd)).toContain('weight (expected [3, 2], got [1, 2])');
    expect(await refusal(new Sequential(new Linear(2, 1), new Tanh()) as never, sgd)).toContain(
      'missing: 0.weight, 0.bias; unexpected: bias, weight',
    );
    expect(await refusal(new Linear(2, 1) as never, (m) => new Adam(m.parameters()))).toContain('optimizer: its options are');
    expect(await refusal(new Linear(2, 1) as never, sgd, { schedule: new StepLR(sgd(new Linear(2, 1)), 1) })).toContain(
      'schedule: it had none',
    );
  });
});

describe('a disk that is full', () => {
  /** Fails like a full disk at the n-th file. */
  const full = (at: number): CheckpointStore => {
    const store = directoryStore(directory);
    let writes = 0;
    return {
      ...store,
      async write(checkpoint, files) {
        if (++writes >= at) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        return store.write(checkpoint, files);
      },
    };
  };

  it('is a named error, after which the earlier checkpoints and training itself are whole', async () => {
    const model = new Linear(2, 1);
    const error = await train({ store: full(3) }, { epochs: 5, model }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CheckpointWriteError);
    expect(error).toMatchObject({ checkpoint: 'step-000000015-end' });
    expect(names()).toEqual(['step-000000005-end', 'step-000000010-end']);
    expect((await weights(model)).every(Number.isFinite)).toBe(true);
    const { history } = await train({}, { epochs: 5, model, ...{ resume: true } });
    expect(history.steps.length).toBe(25);
  });

  it('does not end training that is told to go on', async () => {
    const told: unknown[] = [];
    const { history } = await train({ store: full(2), onError: (error) => told.push(error) }, { epochs: 3 });
    expect(history.epochs.length).toBe(3);
    expect(told.length).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing behind, as a process with a limit on the size of files shows', () => {
    const fixture = fileURLToPath(new URL('../fixtures/node-limited-write.ts', import.meta.url));
    const command = `trap '' XFSZ; ulimit -f 64; exec "${process.execPath}" --conditions=@nacre/source --import tsx "${fixture}" "${directory}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(stdout + stderr).toContain('CheckpointWriteError EFBIG');
    expect(names()).toEqual(['step-000000001']);
    expect(existsSync(join(directory, 'step-000000001', 'manifest.json'))).toBe(true);
  });
});

describe('the state as text', () => {
  it('keeps every number, and tensors by name', async () => {
    const x = tensor([1, NaN]);
    const state = { a: [1, -0, NaN, Infinity, -Infinity, 5e-324], b: { c: x, d: null, e: 'ä', f: true }, g: [{ h: x }] };
    const split = splitState(state);
    expect(Object.keys(split.tensors)).toEqual(['b.c', 'g.0.h']);
    expect(joinState(split)).toEqual(state);
    expect(Object.is((joinState(split) as typeof state).a[1], -0)).toBe(true);
  });
});

it('folders that are no checkpoints are left alone', async () => {
  mkdirSync(join(directory, 'notes'));
  await train({ keepLast: 1 }, { epochs: 2 });
  expect(names()).toEqual(['notes', 'step-000000010-end']);
  await expect(train({}, { epochs: 3, ...{ resume: true } })).resolves.toBeDefined();
});
