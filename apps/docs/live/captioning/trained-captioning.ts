import { fetchWeights } from '../kit/fetch-weights.ts';
import { Captioning } from './captioning.ts';
import { trainedCaptioner, weightsFile } from './small-captioner.ts';

export const trainedCaptioning = async (): Promise<Captioning> =>
  new Captioning(trainedCaptioner(await fetchWeights(weightsFile)));
