import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Options } from 'tsup';
import { packageBuild } from '../../tsup.base.ts';

const codec = 'libjpegturbojs_decode';

/**
 * libjpeg-turbo compiled to JavaScript asks whether it runs in Node, and there loads Node's modules, of which it needs none. With these names hidden from it, and as
 * an ES module in a chunk of its own, it is the same code everywhere: nothing has to be located by a bundler, and a page without one can load it.
 */
const withoutPlatform: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-platform',
  setup(build) {
    build.onLoad({ filter: new RegExp(`${codec}\\.js$`) }, async ({ path }) => ({
      contents: `var process, require, module, exports, define, __filename;
        ${await readFile(path, 'utf8')}
        export default libjpegturbojs_decode;`,
    }));
  },
};

/** Nobody reads that chunk: it is as small as it came. */
const minifiedCodec: NonNullable<Options['plugins']>[number] = {
  name: 'minified-codec',
  async renderChunk(code, { path }) {
    return path.includes(codec) ? { code: (await transform(code, { minify: true, format: 'esm' })).code } : undefined;
  },
};

export default {
  ...packageBuild({
    index: 'src/index.ts',
    node: 'src/node.ts',
  }),
  esbuildPlugins: [withoutPlatform],
  plugins: [minifiedCodec],
};
