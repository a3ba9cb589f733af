import { tensor, setDefaultDevice, explain, realize, valueAndGrad, conv2d, avgPool2d, profile } from '@nacre/tensor';
import { cpu } from '@nacre/backend-cpu';
const d = await cpu(); setDefaultDevice(d);
const r = (shape: number[], s = 0.1) => tensor(Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * 12.9898) * s), { shape });
const w = [r([6, 1, 5, 5]), r([6]), r([16, 6, 5, 5]), r([16]), r([120, 400]), r([120]), r([84, 120]), r([84]), r([10, 84]), r([10])];
const x = r([64, 1, 28, 28], 1), onehot = tensor(Float32Array.from({ length: 640 }, (_, i) => +(i % 10 === (i / 10 | 0) % 10)), { shape: [64, 10] });
const loss = (...p: any[]) => {
  let h: any = (avgPool2d as any)((conv2d as any)(x, p[0], p[1], { padding: 2 }).tanh(), 2);
  h = (avgPool2d as any)((conv2d as any)(h, p[2], p[3]).tanh(), 2).reshape([64, 400]);
  h = h.matmul(p[4].t()).add(p[5]).tanh(); h = h.matmul(p[6].t()).add(p[7]).tanh(); h = h.matmul(p[8].t()).add(p[9]);
  return h.logSoftmax(1).mul(onehot).sum().neg().div(64);
};
await realize(...w, x, onehot);
const all = () => { const [l, g] = (valueAndGrad as any)(loss, w.map((_, i) => i))(...w); return [l, ...(Array.isArray(g) ? g : [g])]; };
if (process.argv[2] === 'explain') console.log(await (explain as any)(...all()));
for (let i = 0; i < 300; i++) { const t = performance.now(); const o = all(); const t1 = performance.now(); await realize(...o); if (i < 3 || i > 297) console.log(i, 'record', (t1 - t).toFixed(2), 'run', (performance.now() - t1).toFixed(2)); if (i === 299) console.log(o[0].dataSync()); }
const p = await (profile as any)(async () => { await realize(...all()); }); console.log(String(p));
