import { example } from '@nacre/example-common';
import { colourImage, skeleton, spectrogram, video, volume, waveform } from './kinds.ts';

await example(import.meta, async (run) => {
  for (const kind of [waveform, skeleton, spectrogram, colourImage, volume, video]) {
    for (const size of kind.sizes) await kind.show(run, size);
  }
});
