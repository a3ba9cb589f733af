import { example, type Run } from '@nacre/example-common';
import { crossEntropy, Linear, Module, RNN } from '@nacre/layers';
import { Adam, clipGradNorm } from '@nacre/optim';
import { compile, noGrad, randperm, type Tensor, tensor } from '@nacre/tensor';
import { heatmap } from '@nacre/train/charts';
import { compareByHand } from './by-hand.ts';
import { addition, display, languages, type Mode, reversal, type Step, spelling } from './modes.ts';
import { names } from './names.ts';

/** h = tanh(Wxh · x + Whh · h), y = Why · h at every step: [N, T, In] → [N, T, classes]. All modes are this; they differ in when it is told, and asked, something. */
class Network extends Module {
  readonly rnn: RNN;
  readonly output: Linear;

  constructor(input: number, hidden: number, classes: number) {
    super();
    this.rnn = new RNN(input, hidden, { batchFirst: true });
    this.output = new Linear(hidden, classes);
  }

  forward(x: Tensor): Tensor {
    const [states] = this.rnn.forward(x) as [Tensor, Tensor];
    return this.output.forward(states);
  }
}

type Targets = Tensor<[number, number], 'int32'>;

/** Steps at which nothing is asked have this target. */
const ignored = -100;

/** Sequences side by side: what is not told is 0. */
function batchOf(sequences: readonly (readonly Step[])[]): { readonly inputs: Tensor; readonly targets: Targets } {
  const time = Math.max(...sequences.map(({ length }) => length));
  const size = sequences[0]![0]!.input!.length;
  const inputs = new Float32Array(sequences.length * time * size);
  const targets = new Int32Array(sequences.length * time).fill(ignored);
  for (const [n, steps] of sequences.entries()) {
    for (const [t, { input = [], target = ignored }] of steps.entries()) {
      inputs.set(input, (n * time + t) * size);
      targets[n * time + t] = target;
    }
  }
  return {
    inputs: tensor(inputs, { shape: [sequences.length, time, size] }),
    targets: tensor(targets, { shape: [sequences.length, time] }),
  };
}

async function train(mode: Mode, model: Network): Promise<void> {
  const { inputs, targets } = batchOf(mode.train);
  const batch = Math.min(32, mode.train.length);
  const optimizer = new Adam(model.parameters(), { lr: 0.005 });
  const learn = compile(async (rows: Tensor<[number], 'int32'>) => {
    const logits = model.forward(inputs.indexSelect(0, rows) as Tensor).flatten(0, 1) as Tensor<[number, number]>;
    const loss = crossEntropy(logits, targets.indexSelect(0, rows).flatten(), { ignoreIndex: ignored });
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
  });
  for (let epoch = 0; epoch < mode.epochs; epoch++) {
    const order = randperm(mode.train.length);
    for (let start = 0; start + batch <= mode.train.length; start += batch)
      await learn(order.narrow(0, start, batch) as Tensor<[number], 'int32'>);
  }
}

/** The share of sequences in which every answer that was asked for is right. */
async function accuracy(model: Network, mode: Mode): Promise<number> {
  const { inputs, targets } = batchOf(mode.test);
  const right = noGrad(() => {
    const each = model.forward(inputs).argmax(2).eq(targets) as Tensor;
    return each
      .logicalOr(targets.eq(ignored) as Tensor)
      .all(1)
      .to('float32')
      .mean() as Tensor;
  });
  return (await right.item()) as number;
}

/** One sequence: above the steps what goes in, and in each column how probable each class is where something is asked. */
async function draw(run: Run, model: Network, mode: Mode): Promise<void> {
  const steps = mode.test[0]!;
  const probabilities = noGrad(() =>
    model
      .forward(batchOf([steps]).inputs)
      .select(0, 0)
      .softmax(1)
      .t(),
  ) as Tensor;
  const all = (await probabilities.array()) as number[][];
  const values = all.map((row) => row.map((p, t) => (steps[t]!.target === undefined ? 0 : p)));
  const columns = steps.map(({ shown }) => shown ?? '–');
  const labels = { columns, rows: mode.classes, xLabel: 'what goes in, step by step', yLabel: 'what comes out' };
  const file = `${mode.name.replaceAll(/\W+/g, '-')}.svg`;
  await run.picture(file, heatmap({ title: mode.name, values, ...labels, domain: [0, 1], cell: 26 }));
}

await example(import.meta, async (run) => {
  const { outputs, gradients } = await compareByHand();
  run.figure('unrolled by hand against the layer', outputs, { atMost: 1e-5 });
  run.figure('back-propagation through time against autograd', gradients, { atMost: 1e-4 });

  const surnames = await names(run, run.choose(700, 120));
  for (const mode of [display(), spelling(), languages(surnames), addition(run.seed), reversal(run.seed)]) {
    const model = new Network(mode.train[0]![0]!.input!.length, mode.hidden, mode.classes.length);
    await train(mode, model);
    run.figure(`${mode.name}: sequences right`, await accuracy(model, mode), { atLeast: mode.least });
    await draw(run, model, mode);
  }
});
