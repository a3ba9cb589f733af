import { serve } from '../kit/serve.ts';
import { Descent } from './descent.ts';

serve(() => new Descent(), 'cpu');
