import { inTurn } from '../kit/in-turn.ts';
import { serve } from '../kit/serve.ts';
import { Denoiser } from './denoiser.ts';

serve(() => inTurn(new Denoiser()), 'cpu');
