import { encodePng } from '@nacre/data';

export interface Captioned {
  /** [3, side, side] */
  readonly pixels: Uint8Array;
  readonly caption: string;
  readonly isRight: boolean;
}

const [cell, line, columns, scale] = [210, 20, 4, 4];

/** Pictures with what was written about them, as an SVG; what is wrong is red. */
export async function gallery(pictures: readonly Captioned[], side: number): Promise<string> {
  const size = side * scale;
  const height = size + 3 * line;
  const cells = await Promise.all(
    pictures.map(async ({ pixels, caption, isRight }, i) => {
      const [x, y] = [(i % columns) * cell + 12, Math.floor(i / columns) * height + 12];
      const png = await encodePng({ data: Float32Array.from(pixels, (byte) => byte / 255), shape: [3, side, side] });
      const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
      const text = inTwoLines(caption).map((part, k) => `<tspan x="${x}" y="${y + size + (k + 1) * (line - 4)}">${part}</tspan>`);
      const style = 'image-rendering="pixelated"';
      return `<image x="${x}" y="${y}" width="${size}" height="${size}" href="${href}" ${style}/><text fill="${isRight ? '#222' : '#c00'}">${text.join('')}</text>`;
    }),
  );
  const [width, full] = [columns * cell + 12, Math.ceil(pictures.length / columns) * height + 12];
  const frame = `width="${width}" height="${full}" viewBox="0 0 ${width} ${full}" font-family="sans-serif" font-size="12"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${frame}><rect width="100%" height="100%" fill="#fff"/>${cells.join('')}</svg>`;
}

/** Broken before the second thing. */
function inTwoLines(caption: string): string[] {
  const second = caption.lastIndexOf(' a ');
  return second < 0 ? [caption] : [caption.slice(0, second), caption.slice(second + 1)];
}
