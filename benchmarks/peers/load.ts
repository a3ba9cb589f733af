/** Imports a module as this folder sees it: the packages are installed here, not in the workspace. */
export const load = (name: string): Promise<unknown> => import(name);
