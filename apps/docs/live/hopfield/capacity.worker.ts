import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Capacity } from './capacity.ts';

serve(() => inTurn(new Capacity()), 'cpu');
