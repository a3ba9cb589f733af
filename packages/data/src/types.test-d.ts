import type { Tensor } from '@nacre/tensor';
import { describe, expectTypeOf, it } from 'vitest';
import {
  ArrayDataset,
  addNoise,
  type BatchDataset,
  bpe,
  centerCrop,
  charTokenizer,
  cifar10,
  collate,
  column,
  compose,
  csv,
  DataLoader,
  type Dataset,
  decodeImage,
  digits,
  type FixedTransform,
  type Image,
  ImageDataset,
  type ImageShape,
  imageFolder,
  map,
  mnist,
  normalize,
  type PointwiseTransform,
  padSequences,
  randomAffine,
  randomCrop,
  randomHorizontalFlip,
  resize,
  type ShapePreservingTransform,
  type Tokenizer,
  type Transform,
  take,
  type textLines,
  toTensor,
  trainTestSplit,
  wordTokenizer,
} from './index.ts';

type Item<L> = L extends AsyncIterable<infer T> ? T : never;
type Batch<L> = Item<L>;

describe('types', () => {
  it('digits and mnist give batches with shape and dtype', async () => {
    type Digits = { readonly images: Tensor<[number, 1, 28, 28], 'float32'>; readonly labels: Tensor<[number], 'int32'> };
    const loader = new DataLoader(digits(), { batchSize: 64 });
    expectTypeOf<Batch<typeof loader>>().toEqualTypeOf<Digits>();
    const fromFiles = new DataLoader(await mnist(''));
    expectTypeOf<Batch<typeof fromFiles>>().toEqualTypeOf<Digits>();
    expectTypeOf(digits().get(0).images).toEqualTypeOf<Tensor<[1, 28, 28], 'float32'>>();
    // @ts-expect-error there is no such column
    digits().get(0).image;
  });

  it('choosing keeps the batches, mapping makes other samples', () => {
    const few = take(digits(), 10);
    expectTypeOf(new DataLoader(few)).toEqualTypeOf(new DataLoader(digits()));
    const [train] = trainTestSplit(few);
    expectTypeOf(train).toEqualTypeOf(few);
    const labels = map(digits(), (sample) => sample.labels);
    expectTypeOf(labels).toEqualTypeOf<Dataset<Tensor<[], 'int32'>>>();
    const loader = new DataLoader(labels);
    expectTypeOf<Batch<typeof loader>>().toEqualTypeOf<Tensor<[number], 'int32'>>();
  });

  it('columns carry dtype and row shape', () => {
    const dataset = new ArrayDataset({ x: column(new Float64Array(6), [2, 3]), y: column(new Uint8Array(1)) });
    expectTypeOf(dataset.getBatch([0]).x).toEqualTypeOf<Tensor<[number, 2, 3], 'float64'>>();
    expectTypeOf(dataset.getBatch([0]).y).toEqualTypeOf<Tensor<[number], 'uint8'>>();
  });

  it('collate maps the type of a sample to that of a batch', () => {
    interface Sample {
      id: string;
      size: number;
      flags: [boolean, Int32Array];
    }
    expectTypeOf(collate([] as Sample[])).resolves.toEqualTypeOf<{
      id: string[];
      size: Tensor<[number], 'float32'>;
      flags: [Tensor<[number], 'bool'>, Tensor<[number, number], 'int32'>];
    }>();
    const slow: Dataset<Promise<number>> = { length: 1, get: async (i) => i };
    const loader = new DataLoader(slow);
    expectTypeOf<Batch<typeof loader>>().toEqualTypeOf<Tensor<[number], 'float32'>>();
    const own = new DataLoader(slow, { collate: (samples) => samples.map(String) });
    expectTypeOf<Batch<typeof own>>().toEqualTypeOf<string[]>();
  });

  it('csv knows the dtype of its target', () => {
    const named = csv('', { types: { kind: 'category' }, target: 'kind' });
    expectTypeOf(named.getBatch([0]).targets).toEqualTypeOf<Tensor<[number], 'int32'>>();
    const numeric = csv('', { types: { kind: 'skip' }, target: 'y' });
    expectTypeOf(numeric.getBatch([0]).targets).toEqualTypeOf<Tensor<[number], 'float32'>>();
    expectTypeOf(numeric.getBatch([0]).features).toEqualTypeOf<Tensor<[number, number], 'float32'>>();
    // @ts-expect-error there is no target
    csv('').getBatch([0]).targets;
    // @ts-expect-error there is no such type
    csv('', { types: { kind: 'date' } });
  });

  it('a transform that is not pointwise may change the size', () => {
    expectTypeOf(compose(toTensor(), normalize(0, 1))).toEqualTypeOf<PointwiseTransform>();
    const crop: Transform = (image) => image;
    expectTypeOf(compose(toTensor(), crop)).toEqualTypeOf<Transform>();
    const set = new ImageDataset({ pixels: new Uint8Array(4), labels: [0], shape: [1, 2, 2], classes: ['x'] });
    expectTypeOf(set.getBatch([0]).images).toEqualTypeOf<Tensor<[number, 1, 2, 2], 'float32'>>();
    expectTypeOf(set.withTransform(toTensor()).get(0).images).toEqualTypeOf<Tensor<[1, 2, 2], 'float32'>>();
    expectTypeOf(set.withTransform(crop).get(0).images).toEqualTypeOf<Tensor<[number, number, number], 'float32'>>();
  });

  it('a transform that keeps the shape keeps its type', async () => {
    expectTypeOf(compose(randomAffine({ degrees: 5 }), toTensor())).toEqualTypeOf<ShapePreservingTransform>();
    expectTypeOf(compose(resize(8), toTensor())).toEqualTypeOf<FixedTransform>();
    expectTypeOf(compose(randomCrop(8), toTensor())).toEqualTypeOf<Transform>();
    const augmented = digits().withTransform(compose(randomHorizontalFlip(), toTensor(), addNoise()), { seed: 1 });
    expectTypeOf(augmented.getBatch([0], { epoch: 2 }).images).toEqualTypeOf<Tensor<[number, 1, 28, 28], 'float32'>>();
    expectTypeOf(digits().withTransform(compose(centerCrop(8), toTensor())).imageShape).toEqualTypeOf<ImageShape>();
    const photographs = await cifar10('', { transform: compose(randomHorizontalFlip(), toTensor()) });
    expectTypeOf(photographs.get(0, { epoch: 1 }).images).toEqualTypeOf<Tensor<[3, 32, 32], 'float32'>>();
    // @ts-expect-error a crop does not keep the shape that the type promises
    cifar10('', { transform: compose(randomCrop(8), toTensor()) });
    // @ts-expect-error a random transform needs something to draw from
    randomCrop(8)({ data: new Uint8Array(64), shape: [1, 8, 8] });
  });

  it('pictures are decoded when they are asked for', async () => {
    const pets = await imageFolder({ cats: [new Uint8Array()] });
    expectTypeOf(pets.get(0)).resolves.toEqualTypeOf<{
      readonly images: Tensor<[number, number, number], 'float32'>;
      readonly labels: Tensor<[], 'int32'>;
    }>();
    const loader = new DataLoader(pets);
    expectTypeOf<Batch<typeof loader>>().toEqualTypeOf<{
      readonly images: Tensor<[number, number, number, number], 'float32'>;
      readonly labels: Tensor<[number], 'int32'>;
    }>();
    expectTypeOf(decodeImage(new Uint8Array())).resolves.toEqualTypeOf<Image>();
    // @ts-expect-error a path is for Node
    imageFolder('pets');
  });

  it('tokenizers are one kind of thing', () => {
    const tokenizers: Tokenizer[] = [
      charTokenizer('abc'),
      wordTokenizer(['a b']),
      bpe('a b', { vocabSize: 256 }),
      bpe({ merges: '' }),
    ];
    expectTypeOf(tokenizers[0]!.encode('a', { bos: true })).toEqualTypeOf<Int32Array>();
    expectTypeOf(padSequences([[1]])).toEqualTypeOf<{
      readonly tokens: Tensor<[number, number], 'int32'>;
      readonly lengths: Tensor<[number], 'int32'>;
    }>();
    expectTypeOf<Item<ReturnType<typeof textLines>>>().toEqualTypeOf<string>();
    // @ts-expect-error learning needs a size
    bpe('a b');
    // @ts-expect-error there is no such special token
    charTokenizer('abc', { special: { mask: '_' } });
  });

  it('datasets of one sample type are interchangeable', () => {
    expectTypeOf(digits()).toExtend<BatchDataset<unknown, { images: Tensor; labels: Tensor }>>();
    expectTypeOf(digits()).toExtend<Dataset<unknown>>();
  });
});
