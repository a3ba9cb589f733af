import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers/check.mjs';
import { readPackages } from './layers/modules.mjs';
import { order } from './layers/order.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { problems, warnings, modules, imports } = checkLayers(readPackages(root), order);

for (const warning of warnings) console.log(`note: ${warning}`);
for (const problem of problems) console.error(problem);
const verdict = problems.length === 0 ? 'the order holds, no value cycles' : `${problems.length} problems`;
console.log(`check-layers: ${modules} files, ${imports} imports, ${verdict}`);
process.exitCode = problems.length === 0 ? 0 : 1;
