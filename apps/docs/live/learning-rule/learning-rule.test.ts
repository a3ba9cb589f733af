import { expect, test } from 'vitest';
import { LearningRule, side } from './learning-rule.ts';
import { problems } from './problems.ts';

const close = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 5);
};

test('a correction is that of the textbook', async () => {
  const program = new LearningRule();
  await program.begin('perceptron', problems.OR);
  const first = (await program.learn(1, 0.5)).last;
  expect(first).toEqual({ index: 0, round: 1, before: [0, 0, 0], sum: 0, output: 0, error: 0, slope: 1, after: [0, 0, 0] });
  const { last } = await program.learn(3, 0.5);
  // (0, 1) was missed: w2 and b rose by ½. (1, 0) and (1, 1) were right.
  expect(last).toEqual({
    index: 3,
    round: 1,
    before: [0, 0.5, 0.5],
    sum: 1,
    output: 1,
    error: 0,
    slope: 1,
    after: [0, 0.5, 0.5],
  });
  const wrong = (await program.learn(1, 0.5)).last;
  expect(wrong).toMatchObject({ index: 0, round: 2, sum: 0.5, output: 1, error: -1, after: [0, 0.5, 0] });
});

test('the delta rule weighs the error with the slope', async () => {
  const program = new LearningRule();
  await program.begin('delta', [{ place: [1, -0.5], target: 1 }]);
  await program.learn(1, 2);
  const { last } = await program.learn(1, 2);
  const [w1, w2, b] = [0.25, -0.125, 0.25]; // After the first: 2 · (1 − ½) · ¼ · x.
  const y = 1 / (1 + Math.exp(-(w1 - 0.5 * w2 + b)));
  const delta = 2 * (1 - y) * y * (1 - y);
  close(last.before, [w1, w2, b]);
  close([last.sum, last.output, last.error, last.slope], [w1 - 0.5 * w2 + b, y, 1 - y, y * (1 - y)]);
  close(last.after, [w1 + delta, w2 - 0.5 * delta, b + delta]);
});

test.each(['perceptron', 'delta'] as const)('by the %s rule AND and OR are learned, XOR is not', async (rule) => {
  for (const [name, wrong] of [
    ['AND', 0],
    ['OR', 0],
    ['XOR', 1],
  ] as const) {
    const program = new LearningRule();
    await program.begin(rule, problems[name]);
    const { knowledge } = await program.learn(160, 1);
    if (wrong === 0) expect(knowledge.wrong).toBe(0);
    else expect(knowledge.wrong).toBeGreaterThanOrEqual(wrong);
  }
});

test('the field is the answers of the unit, from the upper left', async () => {
  const program = new LearningRule();
  await program.begin('perceptron', problems.AND);
  const { field, weights } = (await program.learn(80, 1)).knowledge;
  const [w1, w2, b] = weights;
  const expected = Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [((i % side) + 0.5) / 32 - 0.5, 1.5 - (Math.floor(i / side) + 0.5) / 32];
    return w1 * x + w2 * y + b > 0 ? 1 : 0;
  });
  expect([...field]).toEqual(expected);
});

test('other examples are learned with what is known', async () => {
  const program = new LearningRule();
  await program.begin('perceptron', problems.OR);
  const known = (await program.learn(40, 1)).knowledge.weights;
  expect((await program.show(problems.AND)).weights).toEqual(known);
  expect((await program.learn(1, 1)).last).toMatchObject({ index: 0, round: 1 });
});
