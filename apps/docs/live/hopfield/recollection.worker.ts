import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Recollection } from './recollection.ts';

serve(() => inTurn(new Recollection()), 'cpu');
