import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Dreamer } from './dreamer.ts';

serve(() => inTurn(new Dreamer()), 'cpu');
