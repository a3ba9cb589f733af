/** What the page asks of the worker that trains. */
export type Request = 'train' | 'pause' | 'close';

/** What the worker tells the page. */
export type Report =
  | { readonly kind: 'device'; readonly about: string }
  | { readonly kind: 'progress'; readonly step: number; readonly loss: number; readonly field: Float32Array }
  | { readonly kind: 'failed'; readonly problem: string };

/** Points along each side of the square that is drawn. */
export const fieldSize = 64;
