import { describeConformance } from './conforming.ts';

// Node's Dawn runs them all; that Chromium takes the same programs shows after some.
describeConformance(8);
