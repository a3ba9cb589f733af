import { serve } from '../kit/serve.ts';
import { Neuron } from './neuron.ts';

serve(() => new Neuron(), 'cpu');
