import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFormatError, VocabularyError } from '../errors.ts';
import { bpe } from './bpe.ts';
import { charTokenizer } from './char-tokenizer.ts';
import { padSequences } from './pad-sequences.ts';
import type { Tokenizer } from './tokenizer.ts';
import { tokenizerFromJson } from './tokenizer-json.ts';
import { wordTokenizer } from './word-tokenizer.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const special = { pad: '<pad>', unk: '<unk>', bos: '<s>', eos: '</s>' };

/** Numbered as it is after a way through JSON. */
const restored = (tokenizer: Tokenizer): Tokenizer => tokenizerFromJson(JSON.parse(JSON.stringify(tokenizer)));

describe('charTokenizer', () => {
  it('gives back any text of its characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokenizer = charTokenizer(`a${text}`);
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
        expect(tokenizer.vocabSize).toBe(new Set(`a${text}`).size);
      }),
    );
  });

  it('numbers characters as Unicode does, after the special tokens', () => {
    const tokenizer = charTokenizer('b😀a', { special });
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((id) => tokenizer.token(id))).toEqual([
      '<pad>',
      '<unk>',
      '<s>',
      '</s>',
      'a',
      'b',
      '😀',
      undefined,
    ]);
    expect(tokenizer.special).toEqual({ pad: 0, unk: 1, bos: 2, eos: 3 });
    expect([...tokenizer.encode('ab?', { bos: true, eos: true })]).toEqual([2, 4, 5, 1, 3]);
    expect(tokenizer.decode([2, 4, 6, 3, 0])).toBe('a😀');
    expect(tokenizer.decode([2, 4, 3], { special: true })).toBe('<s>a</s>');
  });

  it('says which character it does not have, and where', () => {
    const tokenizer = charTokenizer('abc');
    const encode = () => tokenizer.encode('ab😀d');
    expect(encode).toThrow(VocabularyError);
    expect(encode).toThrow('encode: position 2: there is no token for "😀" in a vocabulary of 3');
    expect(() => tokenizer.decode([0, 3])).toThrow(
      'decode: position 1: there is no token 3 in a vocabulary of 3; tokens are 0 … 2',
    );
    expect(() => tokenizer.encode('a', { bos: true })).toThrow('encode: the tokenizer has no token "bos"');
    expect(() => charTokenizer('')).toThrow(ArgumentError);
    // @ts-expect-error there is no such role
    expect(() => charTokenizer('a', { special: { mask: '<mask>' } })).toThrow(ArgumentError);
  });
});

describe('wordTokenizer', () => {
  const texts = ["It isn't bad.", 'It is bad, so bad!', 'Über-gut'];

  it('numbers words by how often they occur, then by code unit', () => {
    const tokenizer = wordTokenizer(texts);
    const tokens = Array.from({ length: tokenizer.vocabSize }, (_, id) => tokenizer.token(id));
    expect(tokens).toEqual(['<pad>', '<unk>', 'bad', 'It', '!', ',', '-', '.', 'gut', 'is', "isn't", 'so', 'Über']);
    expect(tokenizer.decode(tokenizer.encode('It  is so,so bad'))).toBe('It is so , so bad');
    expect([...tokenizer.encode('It was bad', { eos: false })]).toEqual([3, 1, 2]);
  });

  it('leaves out rare words, and all beyond a size', () => {
    expect(wordTokenizer(texts, { minCount: 2 }).vocabSize).toBe(4);
    expect(wordTokenizer(texts, { maxSize: 5 }).vocabSize).toBe(5);
    const lower = wordTokenizer(texts, { lowercase: true });
    expect([...lower.encode('ÜBER')]).toEqual([...lower.encode('über')]);
    expect(lower.token(2)).toBe('bad');
  });

  it('takes a pattern, and special tokens of one’s own', () => {
    const tokenizer = wordTokenizer(['a-b c'], { pattern: /\S+/, special: {} });
    expect([tokenizer.token(0), tokenizer.token(1), tokenizer.vocabSize]).toEqual(['a-b', 'c', 2]);
    expect(() => tokenizer.encode('c d')).toThrow('position 1: there is no token for "d"');
  });

  it('never takes text for a special token', () => {
    const tokenizer = wordTokenizer(['<pad> x'], { pattern: /\S+/u });
    expect(tokenizer.special).toEqual({ pad: 0, unk: 1 });
    expect([...tokenizer.encode('<pad>')]).toEqual([2]);
    expect(tokenizer.decode([0, 2])).toBe('<pad>');
  });

  it('refuses options that leave nothing', () => {
    expect(() => wordTokenizer([])).toThrow('none of 0 words is left');
    expect(() => wordTokenizer(texts, { minCount: 9 })).toThrow(ArgumentError);
    expect(() => wordTokenizer(texts, { maxSize: 2 })).toThrow(ArgumentError);
    expect(() => wordTokenizer(texts, { minCount: 0 })).toThrow(ArgumentError);
  });
});

describe('bpe', () => {
  const learned = bpe(['the cat sat on the mat; the hat', "that's the “thing” — 漢字漢字 😀😀"], { vocabSize: 290, special });

  it('gives back any text, whatever it was learned from', () => {
    const none = bpe([], { vocabSize: 256 });
    fc.assert(
      fc.property(anyText, (text) => {
        for (const tokenizer of [learned, none]) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
        expect(none.encode(text).length).toBe(new TextEncoder().encode(text).length);
      }),
      { numRuns: 300 },
    );
    for (const text of ['\uFEFFa', '<pad>', "don't  stop\n\n", '']) expect(learned.decode(learned.encode(text))).toBe(text);
  });

  it('merges the pair that occurs most often, of equals the one with the older tokens', () => {
    const tokenizer = bpe('aab aab aab xy xy', { vocabSize: 261 });
    // " a" twice (before the 2nd and 3rd word), "aa" and "ab" three times each: of these "aa" has the older tokens.
    expect([256, 257, 258].map((id) => tokenizer.token(id))).toEqual(['aa', 'aab', 'xy']);
  });

  it('stops when nothing occurs twice, and never merges across words', () => {
    expect(bpe('abcdef', { vocabSize: 1000 }).vocabSize).toBe(256);
    const tokenizer = bpe('go on go on go on', { vocabSize: 300 });
    const tokens = Array.from({ length: tokenizer.vocabSize - 256 }, (_, i) => tokenizer.token(256 + i)!);
    expect(tokens.every((token) => token.lastIndexOf('Ġ') <= 0)).toBe(true);
  });

  it('counts pairs as a straightforward learner does', () => {
    const slowly = (text: string, merges: number): string[] => {
      const words = text.split(' ').map((word, i) => [...(i === 0 ? word : `Ġ${word}`)]);
      const order = [...'abcĠ'];
      const found: string[] = [];
      for (let k = 0; k < merges; k++) {
        const counts = new Map<string, number>();
        for (const word of words) {
          for (let i = 1; i < word.length; i++)
            counts.set(`${word[i - 1]} ${word[i]}`, (counts.get(`${word[i - 1]} ${word[i]}`) ?? 0) + 1);
        }
        const rank = (pair: string) => pair.split(' ').map((token) => order.indexOf(token));
        const [best] = [...counts].sort(([a, x], [b, y]) => y - x || rank(a)[0]! - rank(b)[0]! || rank(a)[1]! - rank(b)[1]!);
        if (best === undefined || best[1] < 2) break;
        const [left, right] = best[0].split(' ');
        for (const word of words) {
          for (let i = 1; i < word.length; i++) {
            if (word[i - 1] === left && word[i] === right) word.splice(i - 1, 2, `${left}${right}`);
          }
        }
        order.push(`${left}${right}`);
        found.push(`${left}${right}`);
      }
      return found;
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const tokenizer = bpe(words.join(' '), { vocabSize: 266 });
        const tokens = Array.from({ length: tokenizer.vocabSize - 256 }, (_, i) => tokenizer.token(256 + i));
        expect(tokens).toEqual(slowly(words.join(' '), 10));
      }),
      { numRuns: 200 },
    );
  });

  it('loads the files of GPT-2', () => {
    const merges = '#version: 0.2\nĠ t\nh e\nĠt he\ni n\n';
    const small = bpe({ merges });
    expect(small.vocabSize).toBe(260);
    // GPT-2's own numbers: '!' is 0, 'a' is 64; the first merges follow the bytes.
    expect([...small.encode('!a the in')]).toEqual([0, 64, 258, 220, 259]);
    const vocab = { ...Object.fromEntries(Array.from({ length: 260 }, (_, id) => [small.token(id)!, id])), '<|endoftext|>': 260 };
    const whole = bpe({ merges: merges.split('\n'), vocab }, { special: { eos: '<|endoftext|>' } });
    expect([...whole.encode('the', { eos: true })]).toEqual([83, 257, 260]);
    expect(whole.decode([257, 260])).toBe('he');
    expect(whole.decode([257, 260, 258], { special: true })).toBe('he<|endoftext|> the');
    expect([...whole.encode('<|endoftext|>')]).not.toContain(260);
  });

  it('refuses files that do not go together, and sizes that leave no room', () => {
    expect(() => bpe({ merges: 'a b\nabc\n' })).toThrow(DataFormatError);
    expect(() => bpe({ merges: 'a b\nabc\n' })).toThrow('bpe: row 2: expected two tokens with a blank between them, got "abc"');
    expect(() => bpe({ merges: 'a b', vocab: { a: 0 } })).toThrow('the vocabulary has no number for the byte "!"');
    expect(() => bpe({ merges: 'ab c' })).toThrow('the vocabulary has no number for a part "ab"');
    expect(() => bpe('text', { vocabSize: 255 })).toThrow(ArgumentError);
    expect(() => bpe('text', { vocabSize: 300, special: { pad: 'a' } })).toThrow('"a" stands for two tokens');
    // @ts-expect-error learning needs a size
    expect(() => bpe('text')).toThrow(ArgumentError);
    expect(() => learned.decode([5000])).toThrow(VocabularyError);
  });

  it('shows halves of characters as U+FFFD', () => {
    const ids = learned.encode('é');
    expect(bpe([], { vocabSize: 256 }).decode([127])).toBe('\uFFFD');
    expect(learned.decode(ids.subarray(0, 1))).toBe('\uFFFD');
  });
});

describe('tokenizerFromJson', () => {
  const tokenizers: readonly Tokenizer[] = [
    charTokenizer('hello 😀 world', { special }),
    wordTokenizer(['Hello, world', 'hello'], { lowercase: true, special }),
    bpe('hello hello world world', { vocabSize: 270, special }),
    bpe({ merges: 'h e\nl l' }),
  ];

  it('makes the tokenizer that was kept', () => {
    for (const tokenizer of tokenizers) {
      const again = restored(tokenizer);
      expect([again.constructor, again.vocabSize, again.special]).toEqual([
        tokenizer.constructor,
        tokenizer.vocabSize,
        tokenizer.special,
      ]);
      expect([...again.encode('hello world')]).toEqual([...tokenizer.encode('hello world')]);
      expect(JSON.stringify(again)).toBe(JSON.stringify(tokenizer));
    }
  });

  it('refuses what is none', () => {
    const [char, word, pairs] = tokenizers.map((each) => each.toJSON());
    for (const json of [
      null,
      7,
      [],
      {},
      { type: 'wordpiece' },
      { ...char, characters: 5 },
      { ...char, special: undefined },
      { ...word, words: ['a', 1] },
      { ...word, pattern: { source: '(', flags: '' } },
      { ...pairs, merges: 'a b' },
      { ...pairs, vocab: null },
    ]) {
      expect(() => tokenizerFromJson(json)).toThrow(DataFormatError);
    }
  });
});

describe('padSequences', () => {
  it('fills at the end or at the beginning, and says how long each was', async () => {
    const sequences = [Int32Array.of(1, 2, 3), [4], []];
    const right = padSequences(sequences, { value: 9 });
    expect([right.tokens.shape, right.tokens.dtype, right.lengths.shape]).toEqual([[3, 3], 'int32', [3]]);
    expect([...(await right.tokens.data())]).toEqual([1, 2, 3, 4, 9, 9, 9, 9, 9]);
    expect([...(await right.lengths.data())]).toEqual([3, 1, 0]);
    const left = padSequences(sequences, { side: 'left', length: 2 });
    expect([...(await left.tokens.data())]).toEqual([1, 2, 0, 4, 0, 0]);
    expect([...(await left.lengths.data())]).toEqual([2, 1, 0]);
  });

  it('refuses nothing at all, and options out of range', () => {
    expect(() => padSequences([])).toThrow(ArgumentError);
    expect(() => padSequences([[1]], { length: 0 })).toThrow(ArgumentError);
    // @ts-expect-error there are two sides
    expect(() => padSequences([[1]], { side: 'top' })).toThrow(ArgumentError);
  });
});
