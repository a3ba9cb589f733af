import { writeFileSync } from 'node:fs';
import { makeDeclarations } from './declarations.ts';

/** Writes what the editor of the playground knows, to `playground/declarations.json`. */
process.stdout.write('Writing the types that the playground knows …\n');
writeFileSync(new URL('playground/declarations.json', import.meta.url), JSON.stringify(makeDeclarations()));
