type Colour = readonly [red: number, green: number, blue: number];

const outside: Colour = [238, 232, 220];
const inside: Colour = [15, 118, 110];

/** Probabilities, in rows from the upper left, as pixels between two colours. */
export function fieldPicture(field: Float32Array, size: number): ImageData {
  const pixels = new Uint8ClampedArray(4 * size * size);
  field.forEach((probability, i) => {
    const mixed = outside.map((from, channel) => from + probability * (inside[channel]! - from));
    pixels.set([...mixed, 255], 4 * i);
  });
  return new ImageData(pixels, size, size);
}
