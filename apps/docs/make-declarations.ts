import { writeFileSync } from 'node:fs';
import { makeDeclarations } from './declarations.ts';

/** Writes what the editor of the playground knows, to `playground/declarations.json`. */
console.log('Writing the types that the playground knows …');
writeFileSync(new URL('playground/declarations.json', import.meta.url), JSON.stringify(makeDeclarations()));
