import { threefry2x32 } from '@nacre/tensor';

/**
 * The samples in an order drawn from a buffer: it is filled with the first `size`, each further one takes the place of one that is drawn
 * from it, and what is left in the end is drawn as well. The n-th draw depends on the key and n alone. TensorFlow's `Dataset.shuffle`.
 */
export async function* shuffled<T>(
  samples: AsyncIterable<T>,
  size: number,
  [key0, key1]: readonly [number, number],
): AsyncGenerator<T, void, void> {
  const buffer: T[] = [];
  let drawn = 0;
  const draw = (): number => {
    const [bits] = threefry2x32(key0, key1, drawn >>> 0, Math.floor(drawn / 2 ** 32));
    drawn++;
    return Math.floor((bits >>> 0) * 2 ** -32 * buffer.length);
  };
  for await (const sample of samples) {
    if (buffer.length < size) {
      buffer.push(sample);
      continue;
    }
    const place = draw();
    const chosen = buffer[place]!;
    buffer[place] = sample;
    yield chosen;
  }
  while (buffer.length > 0) {
    const place = draw();
    const chosen = buffer[place]!;
    const last = buffer.pop()!;
    if (place < buffer.length) buffer[place] = last;
    yield chosen;
  }
}
