import { serve } from '../kit/serve.ts';
import { Codes } from './codes.ts';

serve(() => new Codes(), 'cpu');
