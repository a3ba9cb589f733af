/** An SVG element as text; attributes that are undefined are left out, numbers are rounded to a hundredth. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value!)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A line of text at a point, anchored at its start by default. */
export function text(
  content: string,
  x: number,
  y: number,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return element('text', { x, y, ...attributes }, escaped(content));
}

/** A whole picture on a background of its own, so that it can be read on light pages and on dark ones. */
export function picture(width: number, height: number, title: string, ...body: readonly string[]): string {
  const size = { width, height };
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      ...size,
      role: 'img',
      'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'Open Sans', sans-serif",
      'font-size': fontSize,
      fill: ink.text,
    },
    element('title', {}, escaped(title)),
    element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 8, fill: ink.paper, stroke: ink.edge }),
    ...body,
  )}\n`;
}

/** The height of ordinary text in pixels. */
export const fontSize = 12;

/** The colours of everything that is no data. */
export const ink = {
  paper: '#ffffff',
  edge: '#d8dee4',
  text: '#24292f',
  quiet: '#57606a',
  axis: '#8c959f',
  grid: '#eaeef2',
} as const;

/** About how wide a text will be; there is nothing to measure it with. */
export const textWidth = (content: string, size = fontSize): number => content.length * size * 0.58;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, which knows no control characters and no halves of surrogate pairs. */
export function escaped(content: string): string {
  return content
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
}
