import { serve } from '../kit/serve.ts';
import { DigitReading } from './digit-reading.ts';

serve(() => new DigitReading());
