import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Likelihood } from './likelihood.ts';

serve(() => inTurn(new Likelihood()), 'cpu');
