import * as L from './src/index.ts';
const net = new L.Sequential(new L.Conv2d(1, 6, 5, { padding: 2 }), new L.Tanh(), new L.AvgPool2d(2), new L.Conv2d(6, 16, 5), new L.BatchNorm2d(16), new L.ReLU(), new L.MaxPool2d(2), new L.Dropout(0.1), new L.Flatten(), new L.Linear(400, 120), new L.ReLU(), new L.Linear(120, 10));
console.log(String(L.summary(net, [1,1,28,28])));
console.log(net.training, Object.keys(net.layers[0]));
const t = performance.now(); console.log(String(L.summary(new L.Linear(40000, 40000), [1, 40000])), performance.now()-t);
