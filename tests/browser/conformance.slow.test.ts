import { describeConformance } from './conforming.ts';

describeConformance(1);
