import { serve } from '../kit/serve.ts';
import { Activations } from './activations.ts';

serve(() => new Activations(), 'cpu');
