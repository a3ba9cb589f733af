import { arange, tensor } from '@nacre/tensor';

// Shapes are part of the types: point at a name, or press Ctrl+I on it.
const table = arange(12).reshape([3, 4]);
console.log(table);

// A row is added to every row, a column to every column.
const row = tensor([10, 20, 30, 40]);
const column = tensor([[100], [200], [300]]);
console.log(table.add(row));
console.log(table.add(column).add(row));

// Reductions drop the dimension, or keep it to fit again.
const centred = table.sub(table.mean(1, { keepDim: true }));
console.log('means of the rows', table.mean(1));
console.log('centred', centred);
console.log('covariance', centred.t().matmul(centred).div(3));
