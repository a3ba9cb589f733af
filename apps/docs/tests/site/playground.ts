import type { BrowserContextOptions, Page } from 'playwright-core';
import { encodeCode } from '../../playground/code-link.ts';
import type { Open } from './site-test.ts';

/** For what has to wait until TypeScript and the types of Nacre are there. */
export const patience = { timeout: 120_000 };

/** The playground, with a program from a link, once TypeScript has looked at it. */
export async function openProgram(open: Open, code?: string, options?: BrowserContextOptions): Promise<Page> {
  const { page } = await open(code === undefined ? 'playground/' : await addressOf(code), options);
  await checked(page);
  return page;
}

/** The page that shows a program. */
export const addressOf = async (code: string): Promise<string> => `playground/${await encodeCode(code)}`;

/** Waits until TypeScript has looked at the program. */
export const checked = (page: Page): Promise<void> =>
  problems(page)
    .getByText(/^(No|\d+) problems?$/)
    .waitFor(patience);

export const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
export const output = (page: Page) => page.getByRole('log', { name: 'Output' });
export const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

export async function run(page: Page): Promise<void> {
  await press(page, 'Run');
  await page.getByText(/^(Done|Failed) after/).waitFor(patience);
}
