import { isModuleName } from './playground/module-names.ts';

/** Whether a ts block of a page begins a program of its own; else it continues the one before. */
export const beginsProgram = (block: string): boolean => /^import /m.test(block);

/** Whether the playground offers everything that a program imports. */
export const runsInPlayground = (program: string): boolean =>
  [...program.matchAll(/^import .*?'([^']+)';$|^} from '([^']+)';$/gm)].every(([, whole, end]) => isModuleName(whole ?? end!));
