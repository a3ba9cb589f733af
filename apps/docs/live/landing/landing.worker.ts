import { serve } from '../kit/serve.ts';
import { Landing } from './landing.ts';

serve(() => new Landing());
