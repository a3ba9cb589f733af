import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Translating } from './translating.ts';

serve(() => inTurn(new Translating()), 'cpu');
