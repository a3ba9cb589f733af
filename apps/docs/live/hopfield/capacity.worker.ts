import { serve } from '../kit/serve.ts';
import { Capacity } from './capacity.ts';

serve(() => new Capacity(), 'cpu');
