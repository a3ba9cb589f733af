import { RandomStream } from '@nacre/data';
import { crossEntropy, GRU, Linear, LSTM, Module, RNN } from '@nacre/layers';
import { Adam, clipGradNorm } from '@nacre/optim';
import { compile, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { keepFor } from './keeping.ts';

/** Which symbol came first, asked after many steps of others. */

export type Kind = 'RNN' | 'GRU' | 'LSTM';

const [symbols, hidden, batchSize] = [4, 32, 32] as const;

type Inputs = Tensor<[number, number, 8], 'float32'>;
type Answers = Tensor<[number], 'int32'>;

/** A symbol of one alphabet, then symbols of another: one-hot, [count, steps, 8]; the answer is the first symbol. */
function sequences(count: number, steps: number, seed: number): [Inputs, Answers] {
  const random = new RandomStream(seed, 1, 0);
  const inputs = new Float32Array(count * steps * 2 * symbols);
  const answers = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < steps; t++) {
      const symbol = Math.floor(random.uniform(0, symbols));
      if (t === 0) answers[i] = symbol;
      inputs[(i * steps + t) * 2 * symbols + (t === 0 ? 0 : symbols) + symbol] = 1;
    }
  }
  return [tensor(inputs, { shape: [count, steps, 8] }), tensor(answers, { shape: [count] })];
}

/** A recurrent layer that is asked at the end. A GRU or LSTM begins by keeping for 1 … `steps` steps; an RNN has no gate to set. */
class Remembering extends Module {
  readonly recurrent: RNN | GRU | LSTM;
  readonly output = new Linear(hidden, symbols);

  constructor(kind: Kind, steps: number) {
    super();
    const Layer = { RNN, GRU, LSTM }[kind] as typeof RNN;
    this.recurrent = new Layer(2 * symbols, hidden, { batchFirst: true }) as RNN | GRU | LSTM;
    if (!(this.recurrent instanceof RNN))
      keepFor(
        this.recurrent,
        Array.from({ length: hidden }, (_, i) => 1 + ((steps - 1) * (i + 0.5)) / hidden),
      );
  }

  forward(inputs: Inputs): Tensor<[number, 4], 'float32'> {
    const [states] = (this.recurrent as RNN).forward(inputs) as [Tensor, Tensor];
    return this.output.forward(states.select(1, -1) as Tensor<[number, 32], 'float32'>);
  }
}

/** Trains on sequences of `steps` steps; returns the share of right answers to new ones. */
export async function remembers(kind: Kind, steps: number, updates: number): Promise<number> {
  const model = new Remembering(kind, steps);
  const optimizer = new Adam(model.parameters(), { lr: 0.005 });
  const update = compile(async (inputs: Inputs, answers: Answers) => {
    const loss = crossEntropy(model.forward(inputs), answers);
    optimizer.zeroGrad();
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    await optimizer.step();
  });
  for (let i = 0; i < updates; i++) await update(...sequences(batchSize, steps, i));
  const [inputs, answers] = sequences(500, steps, updates);
  const right = noGrad(() => model.forward(inputs).argmax(1).eq(answers).to('float32').mean());
  return (await right.item()) as number;
}
