import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import type { CharRNN } from '@nacre/models';
import { defaultDevice, noGrad, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alphabet } from './alphabet.ts';
import { charLSTM, weightsFile } from './char-lstm.ts';
import { GateReader } from './gate-reader.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

const before = defaultDevice();
let model: CharRNN<number, 'lstm'>;
beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  model = await charLSTM(readFileSync(new URL(`../../public/weights/${weightsFile}`, import.meta.url)));
});
afterAll(() => setDefaultDevice(before));

const prompt = 'First Citizen:\n';
const tokens = (text: string): Tensor =>
  tensor(
    Array.from(text, (character) => alphabet.indexOf(character)),
    { dtype: 'int32' },
  );

describe('the writer', () => {
  test('says what the whole text, read at once, says', async () => {
    const [logits] = noGrad(() => model.forward(tokens(prompt)));
    const expected = (await logits.select(0, -1).softmax(0).max().item()) as number;
    const { text, next } = await new Writer(new Reader(model)).read(prompt, 1);
    expect(text).toBe(prompt);
    expect(next[0]!.probability).toBeCloseTo(expected, 4);
  });

  test('a lower temperature makes the likeliest likelier', async () => {
    const writer = new Writer(new Reader(model));
    await writer.read(prompt, 1);
    const [cold, warm, hot] = await Promise.all([0.3, 1, 2].map((temperature) => writer.candidates(temperature)));
    expect(cold![0]!.probability).toBeGreaterThan(warm![0]!.probability);
    expect(warm![0]!.probability).toBeGreaterThan(hot![0]!.probability);
    expect(cold!.map(({ character }) => character)).toEqual(hot!.map(({ character }) => character));
  });

  test('knows English words', async () => {
    const writer = new Writer(new Reader(model));
    const { next } = await writer.read('I pray you, speak th', 0.5);
    expect('eaio').toContain(next[0]!.character);
    const { next: afterQ } = await writer.read('The q', 1);
    expect(afterQ[0]!.character).toBe('u');
  });

  test('writes characters of the alphabet, and leaves out others', async () => {
    const writer = new Writer(new Reader(model));
    expect((await writer.read('№7é\n', 1)).text).toBe('\n');
    for (let i = 0; i < 50; i++) expect(alphabet).toContain((await writer.write(0.8)).text);
  });
});

describe('the gates', () => {
  test('are those of the layer, for the units whose cells change most', async () => {
    const { text, units, parts } = await new GateReader(new Reader(model)).look(prompt);
    expect(text.join('')).toBe(prompt);
    const [gates] = noGrad(() => model.rnn.gates(model.inputs(tokens(prompt)) as Tensor<[number, number], 'float32'>));
    const forget = (await gates!.forget.t().array()) as number[][];
    for (const [row, unit] of units.entries())
      for (const [t] of text.entries()) expect(parts.forget[row * text.length + t]).toBeCloseTo(forget[unit]![t]!, 4);
  });

  test('of one character', async () => {
    const { parts } = await new GateReader(new Reader(model)).look('A');
    expect(parts.cell).toHaveLength(12);
  });
});
