import { serve } from '../kit/serve.ts';
import { LearningRule } from './learning-rule.ts';

serve(() => new LearningRule(), 'cpu');
