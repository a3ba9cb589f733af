import { type Dataset, type GreyImages, RandomStream } from '@nacre/data';

/** Videos of a digit that goes to and fro, drawn by code from pictures of digits. */

export const [frames, height, width] = [10, 24, 40];
/** A digit, half its size. */
const small = 14;

/** Digit d on its way left is class d, on its way right class 10 + d. */
export const classes = 20;
/** The class of the first frame, which shows no movement yet. */
export const unknown = -1;

export const className = (label: number): string => `${label % 10} ${label < 10 ? '←' : '→'}`;

export interface Video {
  /** [frames, 1, height, width] */
  readonly pixels: Uint8Array;
  /** [frames] */
  readonly labels: Int32Array;
}

/** A video for each picture: the same for the same seed. */
export const movingDigits = (pictures: GreyImages, seed: number): Dataset<Video> => ({
  length: pictures.length,
  get: (index) => video(halved(pictures, index), pictures.labels[index]!, new RandomStream(seed, 0, index)),
});

function video(digit: Uint8Array, label: number, random: RandomStream): Video {
  const pixels = new Uint8Array(frames * height * width);
  const labels = new Int32Array(frames).fill(unknown);
  let [x, y] = [random.uniform(0, width - small), random.uniform(0, height - small)];
  let [right, down] = [random.uniform(1.5, 4), random.uniform(-1.5, 1.5)];
  if (random.uniform(0, 1) < 0.5) right = -right;
  draw(pixels, digit, 0, x, y);
  for (let frame = 1; frame < frames; frame++) {
    if (x + right < 0 || x + right > width - small) right = -right;
    if (y + down < 0 || y + down > height - small) down = -down;
    [x, y] = [x + right, y + down];
    labels[frame] = label + (right > 0 ? 10 : 0);
    draw(pixels, digit, frame, x, y);
  }
  return { pixels, labels };
}

function draw(pixels: Uint8Array, digit: Uint8Array, frame: number, x: number, y: number): void {
  const corner = (frame * height + Math.round(y)) * width + Math.round(x);
  for (let row = 0; row < small; row++) pixels.set(digit.subarray(row * small, (row + 1) * small), corner + row * width);
}

/** A picture of 28 × 28 at half its size: means of four pixels. */
function halved({ pixels }: GreyImages, index: number): Uint8Array {
  const [side, start] = [2 * small, index * 4 * small * small];
  return Uint8Array.from({ length: small * small }, (_, i) => {
    const at = start + 2 * Math.floor(i / small) * side + 2 * (i % small);
    return (pixels[at]! + pixels[at + 1]! + pixels[at + side]! + pixels[at + side + 1]!) / 4;
  });
}
