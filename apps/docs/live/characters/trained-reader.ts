import { fetchWeights } from '../kit/fetch-weights.ts';
import { charLSTM, weightsFile } from './char-lstm.ts';
import { GateReader } from './gate-reader.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

const trainedReader = async (): Promise<Reader> => new Reader(await charLSTM(await fetchWeights(weightsFile)));

export const gateReader = async (): Promise<GateReader> => new GateReader(await trainedReader());
export const writer = async (): Promise<Writer> => new Writer(await trainedReader());
