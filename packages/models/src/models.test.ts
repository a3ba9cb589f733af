import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, type Linear, Sequential, summary } from '@nacre/layers';
import { Adam, perceptronRule } from '@nacre/optim';
import { ArgumentError, manualSeed, randn, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { LeNet5, MLP, Perceptron } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const corners = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);

describe('LeNet5', () => {
  it('has 61,706 parameters under the names of its layers', () => {
    const model = new LeNet5();
    const { totals, rows } = summary(model, [1, 1, 28, 28]);
    expect(totals).toMatchObject({ parameters: 61_706, trainable: 61_706, multiplyAdds: 416_520 });
    expect(rows.map(({ outputShape }) => outputShape!.join('×'))).toEqual([
      '1×6×28×28',
      '1×6×14×14',
      '1×16×10×10',
      '1×16×5×5',
      '1×120',
      '1×84',
      '1×10',
    ]);
    expect(Object.keys(model.stateDict())).toEqual(
      ['conv1', 'conv2', 'fc1', 'fc2', 'fc3'].flatMap((name) => [`${name}.weight`, `${name}.bias`]),
    );
  });

  it('takes other numbers of classes and other activations', async () => {
    const [tanh, relu] = [new LeNet5({ classes: 26 }), new LeNet5({ classes: 26, activation: 'relu' })];
    relu.loadStateDict(tanh.stateDict());
    const x = randn([3, 1, 28, 28]);
    expect(tanh.forward(x).shape).toEqual([3, 26]);
    expect(await relu.forward(x).data()).not.toEqual(await tanh.forward(x).data());
    expect(() => new LeNet5({ activation: 'step' as 'relu' })).toThrow(ArgumentError);
    expect(() => new LeNet5({ activation: 'step' as 'relu' })).toThrow('LeNet5: activation is one of relu, tanh, sigmoid');
    expect(() => new LeNet5().forward(zeros([1, 1, 20, 20]) as Tensor)).toThrow('Linear: expected [..., 400], got [1, 144]');
  });

  it('learns a few images by heart', async () => {
    manualSeed(1);
    const model = new LeNet5();
    const optimizer = new Adam(model.parameters(), { lr: 0.005 });
    const [images, labels] = [randn([4, 1, 28, 28]), tensor([3, 1, 4, 1], { dtype: 'int32' })];
    let loss = Number.POSITIVE_INFINITY;
    for (let step = 0; step < 12; step++) {
      const present = crossEntropy(model.forward(images), labels);
      optimizer.zeroGrad();
      present.backward();
      await optimizer.step();
      loss = await present.item();
    }
    expect(loss).toBeLessThan(0.1);
    expect(await model.forward(images).argmax(1).array()).toEqual([3, 1, 4, 1]);
  });
});

describe('MLP', () => {
  it('has linear layers of the sizes given', () => {
    expect(summary(new MLP([784, 10, 10]), [1, 784]).totals.parameters).toBe(7960);
    expect(summary(new MLP([784, 256, 128, 10]), [1, 784]).totals.parameters).toBe(235_146);
    expect(Object.keys(new MLP([4, 3, 2]).stateDict())).toEqual([
      'layers.0.weight',
      'layers.0.bias',
      'layers.1.weight',
      'layers.1.bias',
    ]);
  });

  it('is what its layers are one after another', async () => {
    const model = new MLP([3, 5, 4, 2], { activation: 'sigmoid' });
    const [a, b, c] = model.layers as readonly [Linear, Linear, Linear];
    const x = randn([6, 3]);
    const by = c.forward(b.forward(a.forward(x).sigmoid()).sigmoid());
    expect(await model.forward(x).data()).toEqual(await by.data());
  });

  it('learns XOR', async () => {
    manualSeed(4);
    const model = new MLP([2, 8, 2], { activation: 'tanh' });
    const optimizer = new Adam(model.parameters(), { lr: 0.05 });
    const xor = tensor([0, 1, 1, 0], { dtype: 'int32' });
    for (let step = 0; step < 150; step++) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(corners), xor).backward();
      await optimizer.step();
    }
    expect(await model.forward(corners).argmax(1).array()).toEqual([0, 1, 1, 0]);
  });

  it('says what does not fit', () => {
    expect(() => new MLP([3])).toThrow('MLP: expected sizes from input to output, got [3]');
    expect(() => new MLP([3, -2])).toThrow('Linear: outFeatures is a positive integer, got -2');
    expect(() => new MLP([3, 2]).forward(zeros([1, 4]) as Tensor)).toThrow('Linear: expected [..., 3], got [1, 4] (3 ≠ 4)');
    expect(() => new MLP([3, 2], { activation: 'none' as 'relu' })).toThrow('MLP: activation is one of');
  });
});

describe('Perceptron', () => {
  const learn = async (target: Tensor, unit: 'step' | 'sign' = 'step'): Promise<number[]> => {
    const model = new Perceptron(2, 1, { unit });
    const rule = perceptronRule(model.parameters());
    for (let epoch = 0; epoch < 25; epoch++) {
      for (let i = 0; i < 4; i++)
        await rule.step(corners.select(0, i), target.select(0, i).sub(model.forward(corners.select(0, i))) as Tensor);
    }
    return ((await model.forward(corners).array()) as number[][]).flat();
  };

  it('learns AND and OR, and cannot learn XOR', async () => {
    expect(await learn(tensor([[0], [0], [0], [1]]))).toEqual([0, 0, 0, 1]);
    expect(await learn(tensor([[0], [1], [1], [1]]))).toEqual([0, 1, 1, 1]);
    expect(await learn(tensor([[0], [1], [1], [0]]))).not.toEqual([0, 1, 1, 0]);
    expect(await learn(tensor([[-1], [-1], [-1], [1]]), 'sign')).toEqual([-1, -1, -1, 1]);
  });

  it('begins with zeros and gives 0 or 1, or the sign', async () => {
    const model = new Perceptron(2, 3);
    expect(await model.linear.weight.array()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(await model.forward(tensor([1, 2])).array()).toEqual([0, 0, 0]);
    expect(await new Perceptron(2, 1, { unit: 'sign' }).forward(tensor([1, 2])).array()).toEqual([-1]);
    expect(() => new Perceptron(2, 1, { unit: 'relu' as 'step' })).toThrow('Perceptron: unit is step or sign, got relu');
  });
});

describe('a model', () => {
  it('is a layer in another', () => {
    expect(new Sequential(new LeNet5({ classes: 16 }), new MLP([16, 4])).forward(zeros([2, 1, 28, 28])).shape).toEqual([2, 4]);
  });
});
