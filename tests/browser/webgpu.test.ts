import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInChromium } from './describe.ts';
import { type OpenPage, openPage } from './open.ts';

declare const train: (backend: 'cpu' | 'webgpu') => Promise<number[]>;

describeInChromium('LeNet-5 on WebGPU', () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage('./webgpu-page.ts');
  });
  afterAll(() => open.close());

  test('trains in a page as on the CPU, and in a worker to the same bits', async () => {
    const { page } = open;
    const started = page.waitForEvent('worker');
    await page.evaluate(() => void new Worker('page.js', { type: 'module' }));
    const worker = await started;
    const onCpu = await page.evaluate(() => train('cpu'));
    const inPage = await page.evaluate(() => train('webgpu'));
    const inWorker = await worker.evaluate(() => train('webgpu'));
    expect(inPage.at(-1)).toBeLessThan(inPage[0]!);
    for (const [i, loss] of inPage.entries()) expect(loss).toBeCloseTo(onCpu[i]!, 3);
    expect(inWorker).toEqual(inPage);
  }, 300_000);
});
