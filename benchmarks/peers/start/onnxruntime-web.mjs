import * as ort from 'onnxruntime-web';

/** A model of one node, a · a for a 2×2 matrix. */
const model = Buffer.from(
  'CAg6PwoSCgFhCgFhEgJ2MSIGTWF0TXVsEgh3b3JrbG9hZFoTCgFhEg4KDAgBEggKAggCCgIIAmIKCgJ2MRIECgIIAUIECgAQDQ==',
  'base64',
);
ort.env.wasm.numThreads = Number(process.argv[2]);
const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
const { [session.outputNames[0]]: result } = await session.run({ a: new ort.Tensor('float32', [1, 2, 3, 4], [2, 2]) });
console.log(String(result.data));
process.exit();
