import { readFileSync } from 'node:fs';
import { cpu } from '@nacre/backend-cpu';
import type { GPT } from '@nacre/models';
import { defaultDevice, noGrad, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alphabet } from '../characters/alphabet.ts';
import { trainedGPT, weightsFile } from './small-gpt.ts';
import { Writer } from './writer.ts';

const before = defaultDevice();
let model: GPT;
let writer: Writer;
beforeAll(async () => {
  setDefaultDevice(await cpu({ threads: 1 }));
  model = trainedGPT(readFileSync(new URL(`../../public/weights/${weightsFile}`, import.meta.url)));
  writer = new Writer(model);
});
afterAll(() => setDefaultDevice(before));

const warm = { temperature: 1 };
const speech = 'First Citizen:\nBefore we proceed any further, hear me speak.\n\nAll:\nSpeak, speak.\n';
const tokens = (text: string): Tensor =>
  tensor(
    Array.from(text, (character) => alphabet.indexOf(character)),
    { dtype: 'int32' },
  );

test('it has 139,800 parameters', () => {
  expect(model.parameters().reduce((sum, { size }) => sum + size, 0)).toBe(139_800);
});

describe('what it expects', () => {
  test('is what the model says of a text that is not padded', async () => {
    const text = speech.slice(0, 20);
    const expected = noGrad(() => model.forward(tokens(text)).select(0, -1).softmax(0)) as Tensor;
    const { next } = await writer.look(text, warm);
    expect(next[0]!.probability).toBeCloseTo((await expected.max().item()) as number, 4);
    expect(next[0]!.character).toBe(alphabet[(await expected.argmax().item()) as number]);
    expect(next.map(({ probability }) => probability)).toEqual(
      next.map(({ probability }) => probability).toSorted((a, b) => b - a),
    );
  });

  test.each([
    ['The q', 'u'],
    ['KING RICHARD III:', '\n'],
    ['What say you to th', 'e'],
    ['ROMEO', ':'],
  ])('after %j comes %j', async (text, character) => {
    const { next } = await writer.look(text, warm);
    expect(next[0]!.character).toBe(character);
    expect(next[0]!.probability).toBeGreaterThan(0.5);
  });

  test('is no copy of a name that it has not read', async () => {
    const { next } = await writer.look('QUORLAN:\nCome.\n\nQUOR', warm);
    expect(next.map(({ character }) => character)).not.toContain('L');
  });

  test('is surer when it is colder, and only of so many characters as are allowed', async () => {
    const [cold, all, three] = await Promise.all(
      [{ temperature: 0.5 }, warm, { temperature: 1, topK: 3 }].map(
        async (sampling) => (await writer.look('KING ', sampling)).next,
      ),
    );
    expect(cold![0]!.probability).toBeGreaterThan(all![0]!.probability);
    expect(three!.map(({ character }) => character)).toEqual(all!.map(({ character }) => character));
    expect(three!.slice(3).map(({ probability }) => probability)).toEqual([0, 0, 0, 0, 0]);
    const share = all!.slice(0, 3).reduce((sum, { probability }) => sum + probability, 0);
    expect(three![0]!.probability).toBeCloseTo(all![0]!.probability / share, 4);
  });
});

describe('what it looks at', () => {
  test('is for each head all that it sees, 1 in all', async () => {
    const { from, heads } = await writer.look(speech.slice(0, 20), warm);
    expect(from).toBe(0);
    expect(heads.map((layer) => layer.length)).toEqual([4, 4, 4]);
    for (const weights of heads.flat()) {
      expect(weights).toHaveLength(20);
      expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    }
  });

  test('is what the model looks at in a text that goes on: later characters change nothing before', async () => {
    const maps = noGrad(() => model.attention(tokens(speech.slice(0, 50))));
    const { heads } = await writer.look(speech.slice(0, 30), warm);
    for (const [layer, map] of maps.entries())
      for (const [head, weights] of heads[layer]!.entries()) {
        const row = (await map.select(0, head).select(0, 29).data()) as Float32Array;
        for (const [place, weight] of row.entries()) expect(weights[place] ?? 0).toBeCloseTo(weight, 4);
      }
  });

  test('is for some heads what the page says', async () => {
    /** The weights of all that is seen from small letters, summed by what `counts` says of the character and of how far back it is. */
    async function share(layer: number, head: number, counts: (character: string, back: number) => boolean): Promise<number> {
      const shares: number[] = [];
      for (let end = 40; end <= speech.length; end++) {
        if (!/[a-z]/.test(speech[end - 1]!)) continue;
        const { text, heads } = await writer.look(speech.slice(0, end), warm);
        const weights = heads[layer]![head]!.filter((_, i) => counts(text[i]!, text.length - 1 - i));
        shares.push(weights.reduce((a, b) => a + b, 0));
      }
      return shares.reduce((a, b) => a + b) / shares.length;
    }
    expect(await share(1, 0, (character) => character === ' ')).toBeGreaterThan(0.4);
    expect(await share(1, 1, (character) => character === '\n')).toBeGreaterThan(0.4);
    for (const head of [0, 1, 2, 3]) expect(await share(0, head, (_, back) => back <= 5)).toBeGreaterThan(0.7);
  });

  test('ends with the block in a long text, and so does what it knows', async () => {
    const long = await writer.look(speech, warm);
    expect(long.from).toBe(speech.length - model.blockSize);
    expect(long.heads[0]![0]).toHaveLength(model.blockSize);
    const end = await writer.look(speech.slice(long.from), warm);
    expect(end).toEqual({ ...long, from: 0 });
  });
});

describe('what it writes', () => {
  test('is drawn: the likeliest character if only one is allowed', async () => {
    let text = 'ROMEO:\n';
    for (let i = 0; i < 80; i++) text += await writer.write(text, { temperature: 1, topK: 1 });
    const written = text
      .slice(7)
      .split(/[^A-Za-z]+/)
      .filter((word) => word.length > 1);
    expect(written.some((word) => ['the', 'and', 'to', 'of', 'you', 'that', 'my'].includes(word))).toBe(true);
  });

  test('begins with a name after an empty line, not in the middle of a speech', async () => {
    const firstLine = async (prompt: string): Promise<string> => {
      let text = prompt;
      do text += await writer.write(text, { temperature: 1, topK: 1 });
      while (!text.endsWith('\n'));
      return text.slice(prompt.length);
    };
    expect(await firstLine('I love you.\n\n')).toMatch(/^[A-Z][A-Za-z ]+:\n$/);
    expect(await firstLine('I love you,\n')).not.toMatch(/:\n$/);
  });

  test('comes as often as it is expected', async () => {
    const { next } = await writer.look('KING ', warm);
    const { character, probability } = next[0]!;
    const draws = 300;
    let count = 0;
    for (let i = 0; i < draws; i++) if ((await writer.write('KING ', warm)) === character) count++;
    // Four standard deviations.
    expect(Math.abs(count / draws - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / draws));
  });

  test('goes on with what of a prompt is in the alphabet', () => {
    expect(writer.read('№7é\nTo bé')).toBe('\nTo b');
    expect(writer.read('')).toBe('\n');
  });
});
