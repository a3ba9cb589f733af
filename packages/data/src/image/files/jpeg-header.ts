import { DataFormatError } from '../../errors.ts';

/** What a JPEG file says before its pixels. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** EXIF's number of the way the camera was held, 1 … 8; 1 when there is none. */
  readonly orientation: number;
}

const endOfFile = 'the JPEG file is cut short';
const exifSignature = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** Start of frame, which gives the size, in any of its kinds; C4, C8 and CC are tables and extensions. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Reads the segments of a JPEG file up to the one that gives its size (ITU-T T.81, annex B).
 *
 * @throws DataFormatError with the byte where the file ends too early or no segment begins.
 */
export function readJpegHeader(bytes: Uint8Array, file: string | undefined): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (at + 4 > bytes.length) throw new DataFormatError('decodeImage', endOfFile, { file, byte: bytes.length });
    if (bytes[at] !== 0xff) {
      throw new DataFormatError('decodeImage', 'the JPEG file is damaged: no segment begins here', { file, byte: at });
    }
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) throw new DataFormatError('decodeImage', endOfFile, { file, byte: bytes.length });
    if (isFrame(marker) && end - at >= 10) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components: bytes[at + 9]!, orientation };
    }
    if (marker === 0xe1) orientation = orientationIn(bytes.subarray(at + 4, end)) ?? orientation;
    at = end;
  }
}

/** The orientation in an EXIF segment, when it is one and has one. EXIF is TIFF: byte order, offset of the first list of tags, tags. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (segment.length < 14 || exifSignature.some((byte, i) => segment[i] !== byte)) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const list = tiff.getUint32(4, little);
  if (list + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(list, little);
  for (let tag = list + 2; tag < list + 2 + 12 * count && tag + 12 <= tiff.byteLength; tag += 12) {
    if (tiff.getUint16(tag, little) === 0x112) return tiff.getUint16(tag + 8, little);
  }
  return undefined;
}
