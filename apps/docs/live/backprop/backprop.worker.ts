import { serve } from '../kit/serve.ts';
import { Backprop } from './backprop.ts';

serve(() => new Backprop(), 'cpu');
