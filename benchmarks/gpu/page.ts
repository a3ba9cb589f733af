// One errand, asked of the server, in a page of its own; sends the outcome back.
import { outcomeOfWork } from '../report.ts';
import type { Errand } from './errand.ts';
import { work } from './work.ts';

const errand = (await (await fetch('errand')).json()) as Errand;
await fetch('outcome', { method: 'POST', body: JSON.stringify(await outcomeOfWork(() => work(errand))) });
