import { serve } from '../kit/serve.ts';
import { Equivariance } from './equivariance.ts';

serve(() => new Equivariance(), 'cpu');
