import { serve } from '../kit/serve.ts';
import { Attention } from './attention.ts';

serve(() => new Attention(), 'cpu');
