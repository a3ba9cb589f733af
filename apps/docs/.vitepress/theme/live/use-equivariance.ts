import type { Equivariance } from '../../../live/equivariance/equivariance.ts';
import { type Live, useLive } from './use-live.ts';

/** One worker for all that is live on the page about equivariance. */
export const useEquivariance = (): Live<Equivariance> => useLive('equivariance');
