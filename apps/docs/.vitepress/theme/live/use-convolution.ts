import type { ConvolutionLab } from '../../../live/convolution/convolution-lab.ts';
import { type Live, useLive } from './use-live.ts';

/** One worker for all that is live on the page about convolution. */
export const useConvolution = (): Live<ConvolutionLab> => useLive('convolution');
