import { GRU, LSTM, type RecurrentOptions, RNN } from '@nacre/layers';
import { ArgumentError, type Tensor } from '@nacre/tensor';

/** The recurrent layers a model can be built with, by name. */
export interface Cells {
  readonly rnn: RNN;
  readonly lstm: LSTM;
  readonly gru: GRU;
}

/** Which recurrence: Elman's, an LSTM or a GRU. */
export type Cell = keyof Cells;

/** What a recurrence carries from step to step: [h], or [h, c] of an LSTM, each [layers · directions, batch, hidden]. */
export type RecurrentState = readonly Tensor[];

export function recurrence<C extends Cell>(
  model: string,
  cell: C,
  input: number,
  hidden: number,
  options: RecurrentOptions,
): Cells[C] {
  const layers: { readonly [K in Cell]: () => Cells[K] } = {
    rnn: () => new RNN(input, hidden, options),
    lstm: () => new LSTM(input, hidden, options),
    gru: () => new GRU(input, hidden, options),
  };
  if (!Object.hasOwn(layers, cell)) throw new ArgumentError(model, `cell is rnn, lstm or gru, got ${String(cell)}`);
  return layers[cell]();
}
