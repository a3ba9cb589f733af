import { serve } from '../kit/serve.ts';
import { DepthRace } from './depth-race.ts';

serve(() => new DepthRace(), 'cpu');
