import { type Workload, workloads } from '../spec/workloads.ts';

/** Models whose training steps are counted, with the shapes of a batch that a processor gets through. */
const models: readonly {
  readonly id: string;
  readonly name: string;
  readonly small: Readonly<Record<string, readonly number[]>>;
}[] = [
  { id: 'W6', name: 'LeNet-5', small: { x: [2, 1, 28, 28], y: [2] } },
  { id: 'W10', name: 'ResNet-18', small: { x: [4, 3, 8, 8], y: [4] } },
  { id: 'W11', name: 'transformer of 4 layers', small: { x: [1, 64], y: [1, 64] } },
];

/** The workloads of the other benchmarks, or the same with small batches. */
export const trainingsOf = (isQuick: boolean): readonly Workload[] =>
  models.map(({ id, name, small }) => {
    const workload = workloads.find((one) => one.id === id)!;
    const inputs = workload.inputs.map((draw) => (isQuick ? { ...draw, shape: small[draw.name]! } : draw));
    return { ...workload, title: `${name}, batch ${inputs[0]!.shape.join('×')}`, inputs };
  });
