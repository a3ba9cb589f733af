import { serve } from '../kit/serve.ts';
import { Tones } from './tones.ts';

serve(() => new Tones(), 'cpu');
