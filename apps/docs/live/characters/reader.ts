import type { CharRNN } from '@nacre/models';
import { compile, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { alphabet } from './alphabet.ts';

/** What a step looks at: hidden state and cell, each [1, 1, hidden]. */
export type State = readonly Tensor[];

/** What reading one character comes to. */
export interface Read {
  /** Of the characters that may come next. */
  readonly logits: Tensor;
  readonly state: State;
  /** Of each unit, [hidden]. */
  readonly gates: Readonly<Record<'input' | 'forget' | 'output', Tensor>>;
}

/** An LSTM that reads a text character by character; the program of a step is the same for all. */
export class Reader {
  readonly initial: State;
  private readonly step: (token: Tensor, ...state: State) => Promise<readonly Tensor[]>;

  constructor(model: CharRNN<number, 'lstm'>) {
    this.initial = model.initialState(1);
    this.step = compile(async (token: Tensor, ...state: State) =>
      noGrad(() => {
        const [logits, after] = model.forward(token, state);
        const [gates] = model.rnn.gates(model.inputs(token), state as [Tensor, Tensor]);
        const { input, forget, output } = gates! as unknown as Record<string, Tensor>;
        return [logits.flatten(), ...after, ...[input!, forget!, output!].map((gate): Tensor => gate.flatten())];
      }),
    );
  }

  async read(character: string, state: State): Promise<Read> {
    const token = tensor([[alphabet.indexOf(character)]], { dtype: 'int32' });
    const [logits, h, c, input, forget, output] = await this.step(token, ...state);
    return { logits: logits!, state: [h!, c!], gates: { input: input!, forget: forget!, output: output! } };
  }
}
