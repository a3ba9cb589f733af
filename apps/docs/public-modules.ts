import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Something that users import, and the source file it comes from. */
export interface PublicModule {
  /** `@nacre/tensor/backend` */
  readonly name: string;
  readonly file: string;
}

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

/** Every entry of every package, as the `exports` of its package.json name them. */
export const publicModules: readonly PublicModule[] = readdirSync(packages)
  .sort()
  .flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8')) as Manifest;
    return Object.entries(exports).flatMap(([path, entry]) =>
      typeof entry === 'object' && entry !== null
        ? [{ name: join(name, path), file: join(packages, folder, entry['@nacre/source']) }]
        : [],
    );
  });

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | null | { readonly '@nacre/source': string }>>;
}
