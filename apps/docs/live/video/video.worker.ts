import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Watching } from './watching.ts';

serve(() => inTurn(new Watching()), 'cpu');
