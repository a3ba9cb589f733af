import { init, numpy as np } from '@jax-js/jax';

await init('wasm');
const matrix = () =>
  np.array([
    [1, 2],
    [3, 4],
  ]);
console.log(String(await np.matmul(matrix(), matrix()).data()));
process.exit();
