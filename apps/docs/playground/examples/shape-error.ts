import { Linear, ReLU, Sequential } from '@nacre/layers';
import { randn } from '@nacre/tensor';

// The second layer expects 32 numbers and gets 64: underlined before anything runs, and named when it does.
const model = new Sequential(new Linear(784, 64), new ReLU(), new Linear(32, 10));
const scores = model.forward(randn([8, 784]));

// Write 64 instead of 32, and this line tells the shape.
console.log(scores.shape);
