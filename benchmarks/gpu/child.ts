// One errand, given as JSON, in a process of its own; prints a line of JSON.
import { report } from '../report.ts';
import { provideGPU } from './dawn.ts';
import type { Errand } from './errand.ts';
import { work } from './work.ts';

provideGPU();
await report(() => work(JSON.parse(process.argv[2]!) as Errand));
