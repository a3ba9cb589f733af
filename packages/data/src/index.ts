export { ArrayDataset, type Columns, type Row, type RowBatch } from './array-dataset.ts';
export { type Collated, collate } from './collate.ts';
export { type Column, column, type DTypeOf, type ValueArray } from './columns.ts';
export { concat, filter, map, split, subset, take } from './combinators.ts';
export type { BatchDataset, Dataset, IterableDataset, SampleContext } from './dataset.ts';
export { ChecksumError, DataFormatError, DataSourceError, type FilePlace } from './errors.ts';
export type { ByteSource } from './formats/bytes.ts';
export { type CsvColumns, type CsvColumnType, CsvDataset, type CsvOptions, csv } from './formats/csv.ts';
export { type IdxArray, type IdxOptions, idx } from './formats/idx.ts';
export type { ImageShape } from './image/image-column.ts';
export { type ChannelStatistics, type ImageColumns, ImageDataset, type LabelledImages } from './image/image-dataset.ts';
export { compose, type Image, normalize, type PointwiseTransform, type Transform, toTensor } from './image/transforms.ts';
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
export { type DigitsOptions, digits } from './sets/digits.ts';
export { fashionMnist, fashionMnistMirrors } from './sets/fashion-mnist.ts';
export type { GreyImages, IdxImageOptions, IdxImageSource, Split } from './sets/idx-images.ts';
export { mnist, mnistMirrors } from './sets/mnist.ts';
export type { DownloadProgress } from './sources/download.ts';
export { cacheStore, type DownloadStore } from './sources/store.ts';
export { type IterableDatasetOptions, iterableDataset } from './streams/iterable-dataset.ts';
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
