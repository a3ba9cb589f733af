import type { Classics } from '../../../live/classics/classics.ts';
import { type Live, useLive } from './use-live.ts';

/** One worker for both tables of the page about the classics. */
export const useClassics = (): Live<Classics> => useLive('classics');
