import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askBrowser } from './browser.ts';

const ask = (command: string): Promise<object> => askBrowser(command, tmpdir(), { kind: 'adapter' });

describe('askBrowser', () => {
  it('says that there is no such program', async () => {
    expect(await ask(join(tmpdir(), 'no-such-browser'))).toEqual({ failed: expect.stringContaining('ENOENT') });
  });

  it('says that a program ended before it told anything', async () => {
    // Node knows none of the flags.
    expect(await ask(process.execPath)).toEqual({ failed: 'the browser ended by itself (9)' });
  });
});
