import { serve } from '../kit/serve.ts';
import { ConvolutionLab } from './convolution-lab.ts';

serve(() => new ConvolutionLab(), 'cpu');
