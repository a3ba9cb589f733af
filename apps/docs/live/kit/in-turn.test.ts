import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

/** Says when it begins and when it ends. */
class Slow {
  readonly said: string[] = [];

  async work(name: string): Promise<string> {
    this.said.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.said.push(`${name} ends`);
    if (name === 'bad') throw new Error(name);
    return name;
  }
}

test('one call begins when the one before has ended, well or badly', async () => {
  const slow = inTurn(new Slow());
  const [first, bad, last] = await Promise.allSettled([slow.work('a'), slow.work('bad'), slow.work('b')]);
  expect([first.status, bad.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(slow.said).toEqual(['a begins', 'a ends', 'bad begins', 'bad ends', 'b begins', 'b ends']);
});
