import type { Dimensions } from '../../../live/dimensions/dimensions.ts';
import { type Live, useLive } from './use-live.ts';

/** One worker for all that is live on the page about dimensions. */
export const useDimensions = (): Live<Dimensions> => useLive('dimensions');
