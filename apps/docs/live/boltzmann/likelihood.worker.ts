import { serve } from '../kit/serve.ts';
import { Likelihood } from './likelihood.ts';

serve(() => new Likelihood(), 'cpu');
