import { cpu } from '@nacre/backend-cpu';
import { setDefaultDevice, tensor } from '@nacre/tensor';

setDefaultDevice(await cpu({ threads: Number(process.argv[2]) }));
const x = tensor([
  [1, 2],
  [3, 4],
]);
console.log(String(await x.matmul(x).data()));
process.exit();
