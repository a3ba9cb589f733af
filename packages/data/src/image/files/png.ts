import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import type { DecodedPng } from 'fast-png';
import { DataFormatError } from '../../errors.ts';
import { largestGzipRatio } from '../../formats/gzip.ts';
import { interleaved, type Pixels } from '../channels.ts';
import type { Image } from '../image.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, length and name of the first chunk, and in it width, height, depth, colour type, three methods. */
const headerBytes = 29;

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Decodes a PNG file of any kind. Palettes become RGB, fewer than 8 bits become 8, 16 bits become float32 0 … 1. */
export async function decodePng(bytes: Uint8Array, file: string | undefined): Promise<Pixels> {
  checkHeader(bytes, file);
  const { decode } = await import('fast-png');
  let png: DecodedPng;
  try {
    png = decode(bytes, { checkCrc: true });
    checkContent(png);
  } catch (cause) {
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    const error = new DataFormatError('decodeImage', `the PNG file is cut short or damaged${reason}`, { file });
    error.cause = cause;
    throw error;
  }
  if (png.palette !== undefined) return colours(png, png.palette);
  return withTransparency(samples(png), png);
}

/** Believes the size only as far as the file's length bears it out. */
function checkHeader(bytes: Uint8Array, file: string | undefined): void {
  if (bytes.length < headerBytes) {
    throw new DataFormatError('decodeImage', 'the PNG file is cut short', { file, byte: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0 || (width * height * bytes[24]!) / 8 > bytes.length * largestGzipRatio) {
    const problem = `the header promises ${width} × ${height} pixels, which ${bytes.length} bytes cannot hold`;
    throw new DataFormatError('decodeImage', problem, { file, byte: 16 });
  }
  if (bytes[24]! < 8 && bytes[28] !== 0) {
    const problem = `an interlaced PNG file of ${bytes[24]} bits is not read`;
    throw new DataFormatError('decodeImage', problem, { file, byte: 28 }, 'save it without interlacing');
  }
}

function checkContent({ data, width, height, channels, depth, palette }: DecodedPng): void {
  const expected = depth < 8 ? Math.ceil((width * depth) / 8) * height : width * height * channels;
  if (data.length !== expected) throw new RangeError(`${data.length} samples where ${expected} were expected`);
  if (palette === undefined) return;
  for (const colour of unpacked(data, width, height, depth)) {
    if (colour >= palette.length) throw new RangeError(`colour ${colour} of a palette of ${palette.length}`);
  }
}

/** One sample per element, where rows hold several in a byte and begin with a byte of their own. */
function unpacked(data: DecodedPng['data'], width: number, height: number, depth: number): DecodedPng['data'] {
  if (depth >= 8) return data;
  const values = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  const mask = (1 << depth) - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      values[y * width + x] = (data[y * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return values;
}

function colours({ data, width, height, depth }: DecodedPng, palette: readonly (readonly number[])[]): Pixels {
  const channels = palette[0]!.length;
  const values = new Uint8Array(width * height * channels);
  let to = 0;
  for (const index of unpacked(data, width, height, depth)) {
    for (let channel = 0; channel < channels; channel++) values[to++] = palette[index]![channel]!;
  }
  return { data: values, width, height, channels };
}

function samples({ data, width, height, channels, depth }: DecodedPng): Pixels {
  if (depth === 16) return { data: Float32Array.from(data, (value) => value / 0xffff), width, height, channels };
  const spread = 255 / ((1 << depth) - 1);
  const values = unpacked(data, width, height, depth);
  return { data: depth === 8 ? new Uint8Array(values) : Uint8Array.from(values, (v) => v * spread), width, height, channels };
}

/** Adds the alpha that a file gives by naming one grey or colour that is to be transparent. */
function withTransparency(pixels: Pixels, { transparency, depth }: DecodedPng): Pixels {
  if (transparency === undefined) return pixels;
  const { data, width, height, channels } = pixels;
  const scale = depth === 16 ? 1 / 0xffff : 255 / ((1 << depth) - 1);
  const clear = Float32Array.from(transparency, (value) => value * scale);
  const opaque = depth === 16 ? 1 : 255;
  const values =
    depth === 16 ? new Float32Array(width * height * (channels + 1)) : new Uint8Array(width * height * (channels + 1));
  for (let i = 0; i < width * height; i++) {
    const pixel = data.subarray(i * channels, (i + 1) * channels);
    values.set(pixel, i * (channels + 1));
    values[(i + 1) * (channels + 1) - 1] = pixel.every((value, k) => value === clear[k]) ? 0 : opaque;
  }
  return { data: values, width, height, channels: channels + 1 };
}

/**
 * A PNG file of an image: grey, grey and alpha, RGB or RGB and alpha by its 1 to 4 channels. float32 0 … 1 becomes 8 bits, rounded; what lies
 * outside becomes 0 or 255.
 *
 * @throws ShapeMismatchError when the image has other channels or its data another length, ArgumentError when a value is NaN.
 * @example
 * const file = await encodePng({ data: new Uint8Array([0, 255]), shape: [1, 1, 2] });
 * (await decodeImage(file)).data; // Uint8Array [0, 255]
 */
export async function encodePng(image: Image): Promise<Uint8Array<ArrayBuffer>> {
  const { data, shape } = image;
  const [channels, height, width] = shape;
  if (channels < 1 || channels > 4 || data.length !== channels * height * width || data.length === 0) {
    const problem = `expected 1 to 4 channels of pixels, got ${data.length} values of shape [${shape.join(', ')}]`;
    throw new ShapeMismatchError('encodePng', problem);
  }
  if (data instanceof Float32Array && data.some(Number.isNaN)) throw new ArgumentError('encodePng', 'a value is NaN');
  const { encode } = await import('fast-png');
  const pixels = interleaved(image).data;
  const bytes = pixels instanceof Float32Array ? Uint8ClampedArray.from(pixels, (value) => value * 255) : pixels;
  // Of memory of its own, which its types leave open.
  return encode({ data: bytes, width, height, channels, depth: 8 }) as Uint8Array<ArrayBuffer>;
}
