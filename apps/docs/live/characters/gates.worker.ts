import { fetchWeights } from '../kit/fetch-weights.ts';
import { serve } from '../kit/serve.ts';
import { charLSTM, weightsFile } from './char-lstm.ts';
import { GateReader } from './gate-reader.ts';
import { Reader } from './reader.ts';

serve(async () => new GateReader(new Reader(await charLSTM(await fetchWeights(weightsFile)))), 'cpu');
