import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';
import { publicModules } from './public-modules.ts';
import { referenceHome } from './reference-home.ts';

/** Writes the pages of the reference, made from the docstrings of the packages, to `reference/`. */
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown', 'typedoc-vitepress-theme'],
  tsconfig: pathOf('../../tsconfig.json'),
  entryPoints: publicModules.map(({ file }) => file),
  readme: 'none',
  name: 'Reference',
  // That is what `npm run typecheck` is for.
  skipErrorChecking: true,
  basePath: pathOf('../..'),
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  logLevel: 'Error',
  ...{
    out: pathOf('reference'),
    docsRoot: pathOf('.'),
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    // Types stand on the page of their module: every page of the site carries the names of all pages.
    membersWithOwnFile: ['Class', 'Function'],
    // What people look for first; with a line of each.
    groupOrder: ['Classes', 'Functions', 'Variables', '*'],
    indexFormat: 'table',
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
  },
});

const project = await app.convert();
if (project === undefined) throw new Error('reference: the packages could not be read');
for (const module of project.children ?? []) {
  const file = module.sources?.[0]?.fullFileName ?? project.getSymbolIdFromReflection(module)?.fileName;
  const known = publicModules.find((each) => each.file === file);
  if (known === undefined) throw new Error(`reference: ${module.name} is no entry of a package`);
  module.name = known.name;
}
await app.generateOutputs(project);
writeFileSync(pathOf('reference/index.md'), referenceHome(publicModules.map(({ name }) => name)));
