import { serve } from '../kit/serve.ts';
import { Denoiser } from './denoiser.ts';

serve(() => new Denoiser(), 'cpu');
