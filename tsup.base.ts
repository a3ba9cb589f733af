import type { Options } from 'tsup';

/** What every package is built with: ES modules beside their declarations, chunks shared between the entries. */
export function packageBuild(entry: Record<string, string>): Options {
  return {
    entry,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    splitting: true,
    sourcemap: true,
    clean: true,
    // Deno wants the prefix of Node's own modules.
    removeNodeProtocol: false,
    external: [/^node:/],
    silent: true,
    // tsup sets `baseUrl` for its declaration build, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  };
}
