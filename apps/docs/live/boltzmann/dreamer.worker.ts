import { serve } from '../kit/serve.ts';
import { Dreamer } from './dreamer.ts';

serve(() => new Dreamer(), 'cpu');
