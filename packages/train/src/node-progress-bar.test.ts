import { PassThrough } from 'node:stream';
import { Linear, mse } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { type Tensor, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { fit } from './index.ts';
import { type ProgressBarOptions, progressBar } from './node.ts';

const data: [Tensor<[1, 2]>, Tensor<[1, 1]>][] = Array.from({ length: 4 }, (_, i) => [tensor([[i, 1]]), tensor([[i]])]);

async function shown(isTerminal: boolean, options: ProgressBarOptions = {}): Promise<{ bar: string; lines: string[] }> {
  const [bar, lines] = [new PassThrough(), new PassThrough()];
  Object.assign(bar, { isTTY: isTerminal, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  const model = new Linear(2, 1);
  const optimizer = new SGD(model.parameters(), { lr: 0.01 });
  const callbacks = [progressBar({ bar, lines, ...options })];
  await fit(model, { data, validation: data, loss: mse, optimizer, epochs: 2, callbacks });
  return { bar: String(bar.read() ?? ''), lines: String(lines.read()).trim().split('\n') };
}

describe('progressBar', () => {
  it('shows a bar in a terminal, and a line for each epoch', async () => {
    const { bar, lines } = await shown(true, { unit: 'points' });
    expect(bar).toMatch(/epoch 1\/2 .*% \| loss .* points\/s/);
    expect(lines.length).toBe(2);
    expect(lines[1]).toMatch(/^epoch 2\/2: loss [\d.]+, valLoss [\d.]+, lr 0.01 \(\d+ points\/s\)$/);
  });

  it('shows lines alone where there is no terminal, worded as one likes', async () => {
    const { bar, lines } = await shown(false, { epochLine: ({ epoch }, speed) => `${epoch} ${speed > 0}` });
    expect(bar).toBe('');
    expect(lines).toEqual(['0 true', '1 true']);
  });
});
