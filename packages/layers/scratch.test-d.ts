import { zeros, tensor, type Tensor, randn } from '@nacre/tensor';
import { Sequential, Linear, Conv2d, ReLU, AvgPool2d, Flatten, Module, Dropout, BatchNorm2d, Tanh, ConvTranspose2d, MaxPool2d, xavierUniform } from './src/index.ts';
const l = new Linear(784, 10);
const y: Tensor<[32,10],'float32'> = l.forward(zeros([32, 784]));
// error expected
l.forward(zeros([32, 783]));
const c = new Conv2d(1, 6, 5, { padding: 2 });
const z: Tensor<[2,6,28,28],'float32'> = c.forward(zeros([2,1,28,28]));
c.forward(zeros([2,3,28,28]));
const net = new Sequential(new Conv2d(1, 6, 5, { padding: 2 }), new Tanh(), new AvgPool2d(2), new Conv2d(6, 16, 5), new BatchNorm2d(16), new ReLU(), new MaxPool2d(2), new Dropout(0.1), new Flatten(), new Linear(400, 120), new ReLU(), new Linear(120, 10));
const w: Tensor<[2,10],'float32'> = net.forward(zeros([2,1,28,28]));
net.forward(zeros([2,1,30,28]));
const bad = new Sequential(new Linear(3,4), new Linear(5, 6)); bad.forward(zeros([1,3]));
const open: Tensor = zeros([1]) as Tensor; const o: Tensor = net.forward(open);
const a1: Linear = l; const a2: Conv2d = c; const a3: Module = net; const a4: Sequential = net;
class My extends Module { a = new Linear(3, 4); b: Linear = new Linear(4,5); list: Linear[] = [new Linear(1,2)]; forward(x: Tensor) { return this.b.forward(this.a.forward(x)); } }
const m: Module = new My(); const ms = new Sequential(new My(), new Linear(5, 2)); const q: Tensor = ms.forward(zeros([2,3]));
const t = new ConvTranspose2d(8,3,2,{stride:2}).forward(zeros([1,8,7,7])); const tt: Tensor<[1,3,14,14],'float32'> = t;
const x1: Tensor<[2,3],'float32'> = xavierUniform([2,3]); const x2: typeof l.weight = xavierUniform(l.weight);
const g: Tensor<[4,16,5,5],'float32'> = new Conv2d(4, 16, 3, {groups: 2, bias: false, padding: 'same'}).forward(zeros([4,4,5,5]));
const s0 = new Sequential(...[new Linear(2,2), new ReLU()]); const s1: Tensor = s0.forward(zeros([2,2]));
import { AdaptiveAvgPool2d, Unflatten, BatchNorm1d, type Conv1d, AvgPool1d } from './src/index.ts';
const g1: AdaptiveAvgPool2d = new AdaptiveAvgPool2d([1, null]); const g2v = new AdaptiveAvgPool2d(3); const g2: AdaptiveAvgPool2d = g2v;
const u1 = new Unflatten(1, [2,3]); const u2: Unflatten = u1; const b1 = new BatchNorm1d(3); const b2: BatchNorm1d = b1;
const p1 = new MaxPool2d(2, {stride: 1}); const p2: MaxPool2d = p1; const p3: MaxPool2d = new MaxPool2d(2);
const ct: ConvTranspose2d = new ConvTranspose2d(1, 2, 3);
const c4: Conv2d<1,6,5> = c;
class N2 extends Module { conv: Conv2d; lin: Linear; constructor() { super(); this.conv = new Conv2d(1, 6, 5, {padding: 2}); this.lin = new Linear(3, 4); } forward(x: Tensor): Tensor { return this.lin.forward(this.conv.forward(x)); } }
declare const n: number; const cn = new Conv2d(n, 16, 3); const cy: Tensor<[1,16,8,8],'float32'> = cn.forward(zeros([1, 3, 10, 10]));
new Conv2d(1, 6, 5, { pading: 2 });
