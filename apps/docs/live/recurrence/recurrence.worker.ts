import { serve } from '../kit/serve.ts';
import { Unrolled } from './unrolled.ts';

serve(() => new Unrolled(), 'cpu');
