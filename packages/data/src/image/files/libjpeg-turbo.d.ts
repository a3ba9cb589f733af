/** What is used of libjpeg-turbo compiled to JavaScript, which brings no types. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decode' {
  export interface JpegDecoder {
    /** A view of memory for the file's bytes. */
    getEncodedBuffer(length: number): Uint8Array;
    /** Throws the address of a C++ exception, a number, when the file is damaged. */
    decode(): void;
    getFrameInfo(): { readonly width: number; readonly height: number; readonly componentCount: number };
    /** A view of the pixels; the next decoder overwrites it. */
    getDecodedBuffer(): Uint8ClampedArray;
    delete(): void;
  }
  export interface JpegCodec {
    readonly JPEGDecoder: new () => JpegDecoder;
  }
  // biome-ignore lint/style/noDefaultExport: the module is what it is.
  export default function load(): Promise<JpegCodec>;
}
