import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Sorting } from './sorting.ts';

serve(() => inTurn(new Sorting()), 'cpu');
