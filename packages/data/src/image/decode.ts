import { ArgumentError } from '@nacre/tensor';
import { DataFormatError } from '../errors.ts';
import { type ByteSource, fileName, readBytes } from '../formats/bytes.ts';
import { type ImageMode, planar, withMode } from './channels.ts';
import { decodeJpeg, isJpeg } from './files/jpeg.ts';
import { decodePng, isPng } from './files/png.ts';
import type { Image } from './image.ts';
import { upright } from './orientation.ts';

/** The options of `decodeImage`. */
export interface DecodeOptions {
  /** Which channels the image is to have. Default "unchanged": those of the file. */
  readonly mode?: ImageMode;
  /** Whether a photograph is turned upright as its EXIF data ask. Default true; PyTorch leaves it as it is stored. */
  readonly exifOrientation?: boolean;
  /** The name that errors give the file. Default: that of a `File`. */
  readonly file?: string | undefined;
}

const modes: readonly ImageMode[] = ['unchanged', 'gray', 'rgb', 'rgba'];

/**
 * Decodes a PNG or JPEG file; torchvision's `decode_image`. The image is [channels, height, width] of bytes, or of float32 0 … 1 when a PNG has
 * 16 bits. Channels: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; palettes become RGB, and fewer than 8 bits become 8. No colour profile
 * is applied. JPEG comes to the bits that libjpeg-turbo gives (hence Pillow and torchvision), in Node and in every browser; the decoders are loaded with the
 * first file of their kind.
 *
 * @throws DataFormatError, with the file, when it is neither PNG nor JPEG, cut short, damaged, or a JPEG of CMYK.
 * @example
 * const file = await encodePng({ data: new Uint8Array([255, 0, 0]), shape: [3, 1, 1] });
 * const { data, shape } = await decodeImage(file, { mode: 'gray' });
 * data; // Uint8Array [76]
 */
export async function decodeImage(
  source: ByteSource,
  { mode = 'unchanged', exifOrientation = true, file = fileName(source) }: DecodeOptions = {},
): Promise<Image> {
  if (!modes.includes(mode)) throw new ArgumentError('decodeImage', `mode is one of ${modes.join(', ')}, got ${String(mode)}`);
  const bytes = await readBytes(source);
  if (isPng(bytes)) return withMode(planar(await decodePng(bytes, file)), mode);
  if (isJpeg(bytes)) {
    const pixels = await decodeJpeg(bytes, file);
    const image = planar(pixels);
    return withMode(exifOrientation ? upright(image, pixels.orientation) : image, mode);
  }
  const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const problem = bytes.length === 0 ? 'the file is empty' : `neither PNG nor JPEG: the file begins with ${start}`;
  throw new DataFormatError('decodeImage', problem, { file, byte: 0 });
}
