import { openTfjs } from '../tfjs-wasm.mjs';

const tf = await openTfjs(Number(process.argv[2]));
const x = tf.tensor([1, 2, 3, 4], [2, 2]);
console.log(String(await tf.matMul(x, x).data()));
process.exit();
