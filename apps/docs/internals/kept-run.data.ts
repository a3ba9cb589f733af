import { readFileSync } from 'node:fs';
import { createMarkdownRenderer, defineLoader } from 'vitepress';
import type { Results } from '../../../benchmarks/results.ts';
import { timesTable } from '../../../benchmarks/table.ts';

declare const data: string;

export { data };

/** The run whose figures the notes on speed quote: the table that the harness prints, and where it was made. */
// biome-ignore lint/style/noDefaultExport: VitePress looks for it.
export default defineLoader({
  watch: ['../../../benchmarks/kept/speed.json'],
  async load([file]): Promise<string> {
    const results = JSON.parse(readFileSync(file!, 'utf8')) as Results;
    const { date, machine, node, commit } = results;
    const made = `${date.slice(0, 10)}, ${machine}, Node ${node.slice(1)}, commit ${commit}.`;
    return (await createMarkdownRenderer('.')).render(`${timesTable(results)}\n\n${made}`);
  },
});
