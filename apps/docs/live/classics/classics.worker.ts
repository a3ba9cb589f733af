import { serve } from '../kit/serve.ts';
import { Classics } from './classics.ts';

serve(() => new Classics(), 'cpu');
