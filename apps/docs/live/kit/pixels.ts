type Colour = readonly [red: number, green: number, blue: number];

/** From the least value over the middle to the largest. */
const scales = {
  grey: [
    [0, 0, 0],
    [128, 128, 128],
    [255, 255, 255],
  ],
  /** Paper to ink, as digits are written. */
  ink: [
    [255, 255, 255],
    [128, 128, 128],
    [0, 0, 0],
  ],
  /** Blue below, red above, white between. */
  diverging: [
    [33, 102, 172],
    [247, 247, 247],
    [178, 24, 43],
  ],
  /** One class and the other. */
  teal: [
    [238, 232, 220],
    [127, 175, 165],
    [15, 118, 110],
  ],
} as const satisfies Record<string, readonly [Colour, Colour, Colour]>;

export type Colours = keyof typeof scales;

/** Values as the bytes of an `ImageData`: `range[0]` in the first colour, `range[1]` in the last; beyond them as at the ends. */
export function pixels(
  values: ArrayLike<number>,
  colours: Colours,
  [low, high]: readonly [number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const [first, middle, last] = scales[colours];
  const bytes = new Uint8ClampedArray(4 * values.length);
  for (let i = 0; i < values.length; i++) {
    const share = Math.min(1, Math.max(0, (values[i]! - low) / (high - low)));
    const [from, to, part] = share < 0.5 ? [first, middle, 2 * share] : [middle, last, 2 * share - 1];
    for (let channel = 0; channel < 3; channel++) {
      bytes[4 * i + channel] = from[channel]! + part * (to[channel]! - from[channel]!);
    }
    bytes[4 * i + 3] = 255;
  }
  return bytes;
}
