import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Reading } from './reading.ts';

serve(() => inTurn(new Reading()), 'cpu');
