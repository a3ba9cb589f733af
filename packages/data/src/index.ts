export { ArrayDataset, type Columns, type Row, type RowBatch } from './array-dataset.ts';
export { type Collated, collate } from './collate.ts';
export { type Column, column, type DTypeOf, type ValueArray } from './columns.ts';
export { concat, filter, map, split, subset, take } from './combinators.ts';
export type { BatchDataset, Dataset, IterableDataset, SampleContext } from './dataset.ts';
export {
  ChecksumError,
  DataFormatError,
  DataSourceError,
  type FilePlace,
  StorageError,
  VocabularyError,
} from './errors.ts';
export type { ByteSource } from './formats/bytes.ts';
export { type CsvColumns, type CsvColumnType, CsvDataset, type CsvOptions, csv } from './formats/csv.ts';
export { type IdxArray, type IdxOptions, idx } from './formats/idx.ts';
export { type RandomAffineOptions, randomAffine } from './image/affine.ts';
export type { ImageMode } from './image/channels.ts';
export { centerCrop, type ImageSize, type RandomCropOptions, randomCrop, randomHorizontalFlip } from './image/crop.ts';
export { type DecodeOptions, decodeImage } from './image/decode.ts';
export { encodePng } from './image/files/png.ts';
export type { FillValue } from './image/fill.ts';
export type { Image, ImageShape } from './image/image.ts';
export {
  type ChannelStatistics,
  type ImageColumns,
  ImageDataset,
  type LabelledImages,
  type TransformOptions,
} from './image/image-dataset.ts';
export {
  ImageFolder,
  type ImageFolderOptions,
  type ImageFolderSource,
  imageFolder,
  type LabelledImage,
} from './image/image-folder.ts';
export { addNoise, type NoiseOptions } from './image/noise.ts';
export { type ResizeOptions, resize } from './image/resize.ts';
export {
  compose,
  type FixedTransform,
  normalize,
  type PointwiseTransform,
  preservesShape,
  type ShapePreservingTransform,
  type Transform,
  toTensor,
} from './image/transforms.ts';
export {
  type CollateOption,
  DataLoader,
  type DataLoaderOptions,
  type EpochOptions,
  type ShuffleBuffer,
  type WorkerOptions,
} from './loader.ts';
export { BatchError, type BatchPlace, WorkerFailedError } from './loading/errors.ts';
export type { Collate } from './loading/make-batch.ts';
export { RandomStream, sampleStream } from './random-stream.ts';
export { type Cifar10Options, type Cifar10Source, type ColourImages, cifar10, cifar10Mirrors } from './sets/cifar10.ts';
export { type DigitsOptions, digits } from './sets/digits.ts';
export { fashionMnist, fashionMnistMirrors } from './sets/fashion-mnist.ts';
export type { GreyImages, IdxImageOptions, IdxImageSource, Split } from './sets/idx-images.ts';
export { mnist, mnistMirrors } from './sets/mnist.ts';
export type { DownloadProgress } from './sources/download.ts';
export { cacheStore, type DownloadStore } from './sources/store.ts';
export { type IterableDatasetOptions, iterableDataset } from './streams/iterable-dataset.ts';
export { type BpeModel, BpeTokenizer } from './text/bpe/tokenizer.ts';
export { type BpeOptions, type BpeTrainingOptions, bpe, type Gpt2Files } from './text/bpe.ts';
export { CharTokenizer, type CharTokenizerOptions, charTokenizer } from './text/char-tokenizer.ts';
export { type PaddedSequences, type PadOptions, padSequences } from './text/pad-sequences.ts';
export type { EncodeOptions, SpecialIds, SpecialTokens } from './text/special-tokens.ts';
export { TextLines, type TextLinesOptions, type TextSource, textLines } from './text/text-lines.ts';
export type { DecodeTokensOptions, Tokenizer, TokenizerJson } from './text/tokenizer.ts';
export { tokenizerFromJson } from './text/tokenizer-json.ts';
export { WordTokenizer, type WordTokenizerOptions, wordTokenizer } from './text/word-tokenizer.ts';
export { type TrainTestSplitOptions, trainTestSplit } from './train-test-split.ts';
export {
  type AnyDataset,
  type BatchOf,
  type SampleOf,
  type ServedDataset,
  type ServeOptions,
  serveDataset,
} from './workers/serve.ts';
export type { DatasetWorker } from './workers/thread.ts';
export { datasetFrom, type WorkerDataset } from './workers/worker-dataset.ts';
