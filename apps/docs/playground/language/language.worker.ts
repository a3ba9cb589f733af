import { expose } from 'comlink';
import type { Declarations } from './declarations.ts';
import { Language } from './language.ts';

async function load(): Promise<Language> {
  const response = await fetch(new URL('../declarations.json', import.meta.url));
  if (!response.ok) throw new Error(`the declarations of Nacre could not be loaded: ${response.status}`);
  return new Language((await response.json()) as Declarations);
}
const language = load();

/** The methods of `Language`, once its declarations are there. */
export class LanguageServer {
  /** Fails when the declarations do not come. */
  ready = async (): Promise<void> => void (await language);
  diagnostics = async (...args: Parameters<Language['diagnostics']>) => (await language).diagnostics(...args);
  hover = async (...args: Parameters<Language['hover']>) => (await language).hover(...args);
  completions = async (...args: Parameters<Language['completions']>) => (await language).completions(...args);
  completionDetails = async (...args: Parameters<Language['completionDetails']>) => (await language).completionDetails(...args);
  parameterHints = async (...args: Parameters<Language['parameterHints']>) => (await language).parameterHints(...args);
  compile = async (...args: Parameters<Language['compile']>) => (await language).compile(...args);
}

expose(new LanguageServer());
