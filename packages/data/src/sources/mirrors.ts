import { ArgumentError } from '@nacre/tensor';

export const isHttp = (folder: string | URL): boolean => /^https?:/i.test(String(folder));

/** A folder on a server as a URL to which file names can be appended; relative to the page, where there is one. */
export function folderUrl(operation: string, folder: string | URL): URL {
  const text = String(folder);
  const address = text.endsWith('/') ? text : `${text}/`;
  const page = globalThis.location?.href;
  if (!URL.canParse(address, page) || !isHttp(new URL(address, page))) {
    throw new ArgumentError(operation, `"${text}" is no http URL`, "to read a directory in Node, import from '@nacre/data/node'");
  }
  return new URL(address, page);
}
