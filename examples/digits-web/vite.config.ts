import { defaultClientConditions, defineConfig } from 'vite';

/** What makes a page cross-origin isolated, so that the threads of the CPU backend may share memory. */
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

// biome-ignore lint/style/noDefaultExport: Vite looks for it.
export default defineConfig({
  // The page works wherever its files lie.
  base: './',
  // Inside the workspace the packages are taken from source; outside it this condition matches nothing.
  resolve: { conditions: ['@nacre/source', ...defaultClientConditions] },
  server: { headers },
  preview: { headers },
  worker: { format: 'es' },
});
