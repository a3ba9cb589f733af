import type { DataHost } from './host.ts';
import { cacheStore } from './store.ts';

/** Any platform with the web's own means: no file system. */
export const browserHost: DataHost = { store: /* @__PURE__ */ cacheStore(), readFile: undefined };
