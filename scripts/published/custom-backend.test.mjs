import { copyFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject } from './project.mjs';

const example = resolve('examples', 'custom-backend');
const fixtures = resolve(import.meta.dirname, 'fixtures');
let project;

beforeAll(() => {
  project = emptyProject(['data', 'layers', 'models', 'optim', 'tensor']);
  const sources = readdirSync(example).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const name of sources) copyFileSync(join(example, name), join(project.folder, name));
  copyFileSync(join(fixtures, 'conform.mjs'), join(project.folder, 'conform.mjs'));
}, 120_000);
afterAll(() => project.remove());

/** In this order: what the compiler writes is what then runs. */
describe('the custom backend in an empty project, with no backend installed', () => {
  it('compiles against the published declarations, in the strictest way', { timeout: 60_000 }, () => {
    const options = {
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      rewriteRelativeImportExtensions: true,
    };
    expect(project.typecheck(['*.ts'], options)).toBe('');
  });

  it('passes the whole conformance suite', { timeout: 120_000 }, () => {
    const output = project.node('conform.mjs');
    expect(output.match(/^failed: .*/gm)).toBeNull();
    expect(output.match(/^skipped: .*/gm)).toEqual([
      'skipped: memory: programs prepared side by side (programs are ready when they are compiled)',
    ]);
    expect(Number(/^passed: (\d+)$/m.exec(output)?.[1])).toBeGreaterThan(900);
  });

  it('trains LeNet-5', { timeout: 180_000 }, () => {
    const output = project.node('main.js');
    const losses = [...output.matchAll(/loss ([\d.]+)/g)].map(([, loss]) => Number(loss));
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(losses[0]).toBeCloseTo(Math.log(10), 1);
    expect(mean(losses.slice(-3))).toBeLessThan(0.8);
    const [, right, of] = /(\d+) of (\d+) test images right/.exec(output);
    expect(right / of).toBeGreaterThan(0.85);
  });
});
