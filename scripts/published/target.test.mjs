import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';

describe.each(readdirSync('packages'))('the code of %s', (directory) => {
  it('is ES2022: nothing in it has to be lowered for that', { timeout: 60_000 }, async () => {
    const dist = join('packages', directory, 'dist');
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(join(dist, name), 'utf8');
      const [oldest, newest] = await Promise.all(['es2022', 'esnext'].map((target) => transform(code, { target })));
      expect(oldest.code === newest.code, name).toBe(true);
    }
  });
});
