/** Where a page leads inside the site, as addresses without the fragment, each with the fragments that are linked to. */
export type Links = ReadonlyMap<string, ReadonlySet<string>>;

/** The links of a page that was fetched from an address. */
export function linksOf(html: string, address: string): Links {
  const links = new Map<string, Set<string>>();
  for (const [, href] of html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
    const url = new URL(href!.replaceAll('&amp;', '&'), address);
    if (url.origin !== new URL(address).origin) continue;
    const fragments = links.get(url.origin + url.pathname) ?? new Set();
    // A fragment with a value (`#code=…`) is no place but data.
    if (url.hash !== '' && !url.hash.includes('=')) fragments.add(decodeURIComponent(url.hash.slice(1)));
    links.set(url.origin + url.pathname, fragments);
  }
  return links;
}

/** The places in a page that a fragment can name. */
export const placesIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!.replaceAll('&amp;', '&')));
