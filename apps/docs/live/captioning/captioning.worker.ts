import { fetchWeights } from '../kit/fetch-weights.ts';
import { serve } from '../kit/serve.ts';
import { Captioning } from './captioning.ts';
import { trainedCaptioner, weightsFile } from './small-captioner.ts';

serve(async () => new Captioning(trainedCaptioner(await fetchWeights(weightsFile))), 'cpu');
