import * as L from './src/index.ts';
import { zeros, randn, tensor, explain, manualSeed, applyUpdates, noGrad } from '@nacre/tensor';
manualSeed(0);
const net = new L.Sequential(new L.Conv2d(1, 6, 5, { padding: 2 }), new L.Tanh(), new L.AvgPool2d(2), new L.Conv2d(6, 16, 5), new L.BatchNorm2d(16), new L.ReLU(), new L.MaxPool2d(2), new L.Dropout(0.1), new L.Flatten(), new L.Linear(400, 120), new L.ReLU(), new L.Linear(120, 10));
console.log(net.namedParameters().map(([n, p]) => n + p.shape), net.namedBuffers().map(x => x[0]), net.namedModules().map(x=>x[0]));
const x = randn([2,1,28,28]); 
const y = net.forward(x);
const loss = L.crossEntropy(y, tensor([3, 7], {dtype:'int32'}));
console.log(await loss.item());
loss.backward();
console.log((await net.layers[0].weight.grad!.data()).slice(0,4));
console.log(await net.layers[4].runningMean!.array(), await net.layers[4].numBatchesTracked!.item());
const logits = randn([4, 5], { requiresGrad: true });
const l2 = L.crossEntropy(logits, tensor([3, 1, 0, 2], {dtype:'int32'})); l2.backward();
console.log(explain([l2, logits.grad!]));
try { L.crossEntropy(logits, tensor([3, 5, 0, 2], {dtype:'int32'})); } catch (e) { console.log(String(e)); }
try { L.crossEntropy(logits, tensor([3, 5, 0, 2])); } catch (e) { console.log(String(e)); }
try { L.crossEntropy(logits, tensor([3, 5, 0], {dtype:'int32'})); } catch (e) { console.log(String(e)); }
const lazy = L.crossEntropy(logits, tensor([3, 4, 0, 2], {dtype:'int32'}).add(1)); try { console.log(await lazy.item()); } catch (e) { console.log(String(e)); }
