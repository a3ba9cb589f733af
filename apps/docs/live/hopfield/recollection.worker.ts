import { serve } from '../kit/serve.ts';
import { Recollection } from './recollection.ts';

serve(() => new Recollection(), 'cpu');
