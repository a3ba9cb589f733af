import { afterEach, expect, test, vi } from 'vitest';
import { openDevice, type Wish } from './open-device.ts';

afterEach(() => vi.unstubAllGlobals());

/** Opens a device where the browser answers so, and closes it. */
async function opened(wish: Wish, gpu: object | undefined): Promise<{ name: string; about: string }> {
  vi.stubGlobal('navigator', { ...globalThis.navigator, gpu });
  const { device, about } = await openDevice(wish);
  device.close();
  return { name: device.name, about };
}
const adapter = (requestDevice: () => Promise<unknown>): object => ({
  requestAdapter: async () => ({ features: new Set(), limits: {}, requestDevice }),
});

test('what wishes for the CPU asks for no GPU', async () => {
  const { name, about } = await opened(
    'cpu',
    adapter(() => expect.unreachable('asked for')),
  );
  expect(name).toMatch(/^cpu/);
  expect(about).toMatch(/^Runs on your CPU, with \d+ threads?\.$/);
});

test.each([
  ['no WebGPU', undefined],
  ['no adapter', { requestAdapter: async () => null }],
])('%s: the CPU, and says so', async (_, gpu) => {
  const { name, about } = await opened('any', gpu);
  expect(name).toMatch(/^cpu/);
  expect(about).toMatch(/: this browser offers no GPU\.$/);
});

test('a GPU that gives no device: the CPU, with the reason', async () => {
  const { name, about } = await opened(
    'any',
    adapter(async () => {
      throw new Error('too many contexts');
    }),
  );
  expect(name).toMatch(/^cpu/);
  expect(about).toContain('the GPU cannot be had');
  expect(about).toContain('too many contexts');
});
