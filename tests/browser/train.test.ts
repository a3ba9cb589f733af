import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInChromium } from './describe.ts';
import { type OpenPage, openPage } from './open.ts';
import type { Trained } from './train-page.ts';

declare const train: (epochs: number) => Promise<Trained>;
declare const damage: () => Promise<string>;

describeInChromium('training with checkpoints in the browser’s private file system', () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage('./train-page.ts');
  });
  afterAll(() => open.close());

  test('goes on after the page was loaded again, to the same bits, and finds damage', async () => {
    const { page } = open;
    const begun = await page.evaluate(() => train(2));
    expect(begun.events).toEqual([
      'start',
      'step',
      'step',
      'step',
      'step',
      'epoch',
      'step',
      'step',
      'step',
      'step',
      'epoch',
      'end',
    ]);
    expect(begun.kept).toEqual(['step-000000006', 'step-000000008-end']);
    await page.reload();
    const resumed = await page.evaluate(() => train(4));
    expect(resumed.losses.length).toBe(16);
    expect(resumed.losses.slice(0, 8)).toEqual(begun.losses);
    const whole = await page.evaluate(async () => {
      await (await navigator.storage.getDirectory()).removeEntry('linear', { recursive: true });
      return train(4);
    });
    expect(resumed.weights).toEqual(whole.weights);
    expect(resumed.losses).toEqual(whole.losses);
    expect(await page.evaluate(() => damage())).toMatch(/^CheckpointDamagedError: .* is damaged: state\.json has \d+ bytes/);
  });
});
