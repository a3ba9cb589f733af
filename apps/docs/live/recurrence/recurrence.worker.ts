import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Unrolled } from './unrolled.ts';

serve(() => inTurn(new Unrolled()), 'cpu');
