import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeCode, encodeCode } from '../playground/code-link.ts';

describe('a program in a link', () => {
  test.each(['', 'console.log(1);\n', 'const ℓ = "²×²";', 'zeros([2, 3]);\n'.repeat(2000)])(
    'comes back as it was',
    async (code) => {
      const fragment = await encodeCode(code);
      expect(fragment).toMatch(/^#code=[\w-]+$/);
      expect(await decodeCode(fragment)).toBe(code);
    },
  );

  test('is short where the program repeats itself', async () => {
    expect((await encodeCode('zeros([2, 3]);\n'.repeat(2000))).length).toBeLessThan(300);
  });

  test('is what zlib makes of it', async () => {
    expect(await decodeCode(`#code=${deflateRawSync('zeros([2])').toString('base64url')}`)).toBe('zeros([2])');
  });

  test.each(['', '#', '#code=', '#code=!', '#code=AAAA', '#what-a-program-may-do'])('is not there in %j', async (fragment) => {
    expect(await decodeCode(fragment)).toBeUndefined();
  });
});
