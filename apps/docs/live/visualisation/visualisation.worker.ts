import { serve } from '../kit/serve.ts';
import { Excitement } from './excitement.ts';

serve(() => new Excitement());
