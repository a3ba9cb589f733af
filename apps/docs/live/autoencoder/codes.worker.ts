import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Codes } from './codes.ts';

serve(() => inTurn(new Codes()), 'cpu');
