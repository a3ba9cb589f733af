/// <reference path="./libjpeg-turbo.d.ts" />
import type { JpegCodec } from '@cornerstonejs/codec-libjpeg-turbo-8bit/decode';
import { DataFormatError } from '../../errors.ts';
import type { Pixels } from '../channels.ts';
import { type JpegHeader, readJpegHeader } from './jpeg-header.ts';

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Even a progressive file of one colour spends a bit on each block of 64 pixels. */
const mostPixelsPerByte = 1024;

let loading: Promise<JpegCodec> | undefined;

function loadCodec(): Promise<JpegCodec> {
  loading ??= import('@cornerstonejs/codec-libjpeg-turbo-8bit/decode').then(({ default: load }) => load());
  return loading;
}

/** Decodes a JPEG file to grey or RGB with libjpeg-turbo, hence to the same bits as Pillow and torchvision. */
export async function decodeJpeg(bytes: Uint8Array, file: string | undefined): Promise<Pixels & JpegHeader> {
  const header = readJpegHeader(bytes, file);
  checkHeader(header, bytes, file);
  const codec = await loadCodec();
  const decoder = new codec.JPEGDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { width, height, componentCount } = decoder.getFrameInfo();
    return { ...header, data: new Uint8Array(decoder.getDecodedBuffer()), width, height, channels: componentCount };
  } catch (error) {
    throw damaged(error, bytes, file);
  } finally {
    decoder.delete();
  }
}

function checkHeader({ width, height, components }: JpegHeader, bytes: Uint8Array, file: string | undefined): void {
  if (width * height > bytes.length * mostPixelsPerByte) {
    const problem = `the header promises ${width} × ${height} pixels, more than ${bytes.length} bytes can hold`;
    throw new DataFormatError('decodeImage', problem, { file });
  }
  if (components !== 1 && components !== 3) {
    const problem = `a JPEG file of grey or RGB was expected, got one of ${components} components`;
    throw new DataFormatError('decodeImage', problem, { file }, 'CMYK pictures have to be saved as RGB first');
  }
}

function damaged(cause: unknown, bytes: Uint8Array, file: string | undefined): unknown {
  if (typeof cause !== 'number') {
    // The codec ran out of memory, and would refuse every later file.
    loading = undefined;
    return cause;
  }
  const isWhole = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return isWhole
    ? new DataFormatError('decodeImage', 'the JPEG file is damaged, or of a kind that is not read', { file })
    : new DataFormatError('decodeImage', 'the JPEG file is cut short or damaged', { file, byte: bytes.length });
}
