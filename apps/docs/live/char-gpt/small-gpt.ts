import { GPT } from '@nacre/models';
import { loadSafetensors } from '@nacre/tensor';
import { alphabet } from '../characters/alphabet.ts';

export const weightsFile = 'char-gpt.safetensors';

/** A GPT of 139,800 parameters for the characters of tiny Shakespeare. */
export const smallGPT = (): GPT => new GPT(alphabet.length, { blockSize: 64, nLayer: 3, nHead: 4, nEmbd: 60 });

/** One that has read the plays; made by `make-char-gpt.ts`. */
export function trainedGPT(weights: Uint8Array | ArrayBuffer): GPT {
  const model = smallGPT();
  model.loadStateDict(loadSafetensors(weights));
  return model.eval();
}
