import { fetchWeights } from '../kit/fetch-weights.ts';
import { trainedGPT, weightsFile } from './small-gpt.ts';
import { Writer } from './writer.ts';

export const trainedWriter = async (): Promise<Writer> => new Writer(trainedGPT(await fetchWeights(weightsFile)));
