import { fetchWeights } from '../kit/fetch-weights.ts';
import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { charLSTM, weightsFile } from './char-lstm.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

serve(async () => inTurn(new Writer(new Reader(await charLSTM(await fetchWeights(weightsFile))))), 'cpu');
