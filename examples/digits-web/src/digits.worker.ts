import { digits } from '@nacre/data';
import type { DigitsRequest } from './images.ts';

/** Draws the digits away from the main thread. */
addEventListener('message', ({ data }: MessageEvent<DigitsRequest>) => {
  const { pixels, labels } = digits(data);
  postMessage({ pixels, labels }, { transfer: [pixels.buffer, labels.buffer] });
});
