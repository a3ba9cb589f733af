import { Captioner } from '@nacre/models';
import { loadSafetensors } from '@nacre/tensor';
import { captionTokenizer } from '../../../../examples/captioning/words.ts';

export const weightsFile = 'captioner.safetensors';

/** The captioner of the example, small enough for a page. */
export const smallCaptioner = (): Captioner =>
  new Captioner(captionTokenizer.vocabSize, { widths: [16, 32, 64], features: 64, embedding: 32, hidden: 64 });

/** One that has learned; made by `make-captioner.ts`. */
export function trainedCaptioner(weights: Uint8Array | ArrayBuffer): Captioner {
  const model = smallCaptioner();
  model.loadStateDict(loadSafetensors(weights));
  return model.eval();
}
