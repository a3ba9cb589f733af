import { expect, test } from 'vitest';
import { linksOf, placesIn } from './links.ts';

test('links inside the site are found, with their fragments', () => {
  const html =
    '<a class="x" href="/guides/">a</a><a href="../learn/#top">b</a><a href="#here">c</a><a href="/playground/#code=A">p</a><a href="https://example.org/">d</a>';
  expect(linksOf(html, 'http://localhost:1/start/devices')).toEqual(
    new Map([
      ['http://localhost:1/guides/', new Set()],
      ['http://localhost:1/learn/', new Set(['top'])],
      ['http://localhost:1/start/devices', new Set(['here'])],
      ['http://localhost:1/playground/', new Set()],
    ]),
  );
});

test('places are the ids of elements', () => {
  expect(placesIn('<h2 id="a-budget">A budget</h2><div class="b" id="c">')).toEqual(new Set(['a-budget', 'c']));
});
