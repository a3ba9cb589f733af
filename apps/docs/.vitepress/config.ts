import { defineConfig } from 'vitepress';
import { extendMarkdown } from './markdown/extensions.ts';
import { minified } from './minified.ts';
import { nav, sidebar } from './navigation.ts';
import { searchable } from './searchable.ts';

// biome-ignore lint/style/noDefaultExport: VitePress looks for it.
export default defineConfig({
  title: 'Nacre',
  description: 'Deep learning for TypeScript, in the browser and in Node, on the CPU and on the GPU.',
  lang: 'en',
  cleanUrls: true,
  // Else every page would carry the names of all.
  metaChunk: true,
  // A name that is spelled like a page of a folder: the type `Index` is no index.
  ignoreDeadLinks: [/\/interfaces\/index$/, /^\.\/index$/],
  srcExclude: ['README.md'],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/logo.svg' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: extendMarkdown,
  },
  themeConfig: {
    logo: '/logo.svg',
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: { _render: searchable } },
    footer: { message: 'MIT licence' },
  },
  vite: {
    // No component has options in Vue 2's manner, so that code for them is left out.
    define: { __VUE_OPTIONS_API__: false },
    // Inside the workspace the packages are taken from source.
    resolve: { conditions: ['@nacre/source'] },
    plugins: [
      { ...minified(), apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild },
      {
        // So that the threads of the CPU backend may share memory. Vite's own `headers` do not reach VitePress's pages.
        name: 'cross-origin-isolation',
        configureServer({ middlewares }) {
          middlewares.use((_, response, next) => {
            response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
            response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
            next();
          });
        },
      },
    ],
    // Else what a page needs would be prepared, and the page loaded again, when it is first opened.
    optimizeDeps: {
      entries: ['.vitepress/theme/**/*.vue', 'live/**/*.ts', 'playground/*/*.ts', '!playground/examples/**', '!**/*.test.ts'],
    },
    worker: { format: 'es', plugins: () => [minified()] },
    build: {
      target: 'es2022',
      // Pages load without, too, where browsers are older than `modulepreload`.
      modulePreload: { polyfill: false },
      // The playground's worker holds TypeScript: 3.6 MB.
      chunkSizeWarningLimit: 4000,
    },
  },
});
