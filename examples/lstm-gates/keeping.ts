import type { GRU, LSTM } from '@nacre/layers';
import { noGrad, tensor } from '@nacre/tensor';

/**
 * Gives each unit of the first layer a bias with which it begins by keeping its content for about so many steps ("chrono initialization",
 * Tallec and Ollivier 2018): log T for the gate that keeps, and for the input gate of an LSTM −log T.
 */
export function keepFor(recurrent: GRU | LSTM, steps: readonly number[]): void {
  const bias = recurrent.weights[0]![0]!.biasIh!;
  const size = steps.length;
  const logs = steps.map(Math.log);
  const isLSTM = bias.size === 4 * size;
  const before = isLSTM ? logs.map((log) => -log) : new Array<number>(size).fill(0);
  const after = new Array<number>(bias.size - 2 * size).fill(0);
  noGrad(() => bias.assign(tensor([...before, ...logs, ...after]), 'keepFor'));
}
