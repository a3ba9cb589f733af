import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application, type DeclarationReflection, type PageDefinition, type Reflection, ReflectionKind } from 'typedoc';
import { MemberRouter } from 'typedoc-plugin-markdown';
import { publicModules } from './public-modules.ts';
import { referenceHome } from './reference-home.ts';

/** Writes the pages of the reference, made from the docstrings of the packages, to `reference/`. */
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Classes and functions have pages of their own, but for those that only tests of backends call: every page of the site carries the names of all pages. */
class Router extends MemberRouter {
  override buildChildPages(reflection: Reflection, pages: PageDefinition<Reflection>[]): void {
    const { membersWithOwnFile } = this;
    if (reflection.name === '@nacre/tensor/testing') this.membersWithOwnFile = [];
    super.buildChildPages(reflection, pages);
    this.membersWithOwnFile = membersWithOwnFile;
  }
}

process.stdout.write('Writing the reference from the docstrings …\n');
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
    router: 'nacre',
    membersWithOwnFile: ['Class', 'Function'],
    // What people look for first; with a line of each.
    groupOrder: ['Classes', 'Functions', 'Variables', '*'],
    indexFormat: 'table',
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
  },
});

app.renderer.defineRouter('nacre', Router);
const project = await app.convert();
if (project === undefined) throw new Error('reference: the packages could not be read');
for (const module of project.children ?? []) {
  const file = module.sources?.[0]?.fullFileName ?? project.getSymbolIdFromReflection(module)?.fileName;
  const known = publicModules.find((each) => each.file === file);
  if (known === undefined) throw new Error(`reference: ${module.name} is no entry of a package`);
  module.name = known.name;
}
/** Whether a member stands with the class or interface that it is from. */
const isElsewhere = ({ inheritedFrom, signatures = [], getSignature }: DeclarationReflection): boolean =>
  [inheritedFrom, getSignature?.inheritedFrom, ...signatures.map((each) => each.inheritedFrom)].some((from) => from?.reflection);

// Else the hundreds of methods of a tensor would come four times, and a module's with every layer.
const types = project.getReflectionsByKind(ReflectionKind.ClassOrInterface) as DeclarationReflection[];
for (const member of types.flatMap(({ children = [] }) => children.filter(isElsewhere))) project.removeReflection(member);
for (const type of types) {
  const members = new Set<unknown>(type.children);
  const groups = type.groups ?? [];
  for (const group of groups) group.children = group.children.filter((member) => members.has(member));
  type.groups = groups.filter(({ children }) => children.length > 0);
}
await app.generateOutputs(project);
writeFileSync(pathOf('reference/index.md'), referenceHome(publicModules.map(({ name }) => name)));
