import { serve } from '../kit/serve.ts';
import { Overfitting } from './overfitting.ts';

serve(() => new Overfitting(), 'cpu');
