import { CharRNN } from '@nacre/models';
import { loadSafetensors } from '@nacre/tensor';
import { alphabet } from './alphabet.ts';

export const hidden = 128;
export const weightsFile = 'char-lstm.safetensors';

/** An LSTM that has read tiny Shakespeare; made by `make-char-lstm.ts`. */
export async function charLSTM(weights: Uint8Array | ArrayBuffer): Promise<CharRNN<number, 'lstm'>> {
  const model = new CharRNN(alphabet.length, { cell: 'lstm', hidden });
  model.loadStateDict(loadSafetensors(weights));
  return model.eval();
}
