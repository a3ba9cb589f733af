import { digits } from '@nacre/data';
import { conv2d, maxPool2d, stack, tensor } from '@nacre/tensor';
import { image } from 'playground';

// A digit drawn by code: grey, 28 × 28, as a batch of one image with one channel.
const { images: digit } = digits({ count: 3, seed: 4 }).getBatch([2]);
await image(digit.reshape([28, 28]), { title: 'A digit' });

// Four kernels, 3 × 3, as four filters that read one channel.
const vertical = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];
const edges = tensor(vertical);
const blur = tensor([
  [1, 2, 1],
  [2, 4, 2],
  [1, 2, 1],
]).div(16);
const outline = tensor([
  [-1, -1, -1],
  [-1, 8, -1],
  [-1, -1, -1],
]);
const filters = stack([edges, edges.t(), blur, outline], 0).unsqueeze(1);

const maps = conv2d(digit, filters, undefined, { padding: 'same' });
console.log('filters', filters.shape, 'maps', maps.shape);
for (const [i, title] of ['Vertical edges', 'Horizontal edges', 'Blurred', 'Outlines'].entries()) {
  await image(maps.reshape([4, 28, 28]).select(0, i), { title, range: i === 2 ? [0, 1] : [-4, 4] });
}

// Pooling keeps the strongest answer of each 2 × 2 pixels.
const pooled = maxPool2d(maps.relu(), 2);
console.log('pooled', pooled.shape);
await image(pooled.select(1, 3).reshape([14, 14]), { title: 'Outlines, pooled', range: [0, 4] });
