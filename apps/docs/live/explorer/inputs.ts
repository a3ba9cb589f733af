import { type DType, ModuleBuffer, Parameter, type Tensor, zeros } from '@nacre/tensor';

/** A shape, or more than that. */
export type Declared =
  | readonly number[]
  | { readonly shape: readonly number[]; readonly dtype?: DType; readonly requiresGrad?: boolean };

/** Tensors that count as given, by name: `const { x, w } = inputs({ x: [64, 128], w: { shape: [128], requiresGrad: true } })`. */
export function inputs<K extends string>(declared: Readonly<Record<K, Declared>>): Record<K, Tensor> {
  const entries = Object.entries(declared) as [K, Declared][];
  return Object.fromEntries(entries.map(([name, each]) => [name, input(name, each)])) as Record<K, Tensor>;
}

/** A variable without a value: the plan reads it from memory. */
function input(name: string, declared: Declared): Tensor {
  const { shape, dtype = 'float32', requiresGrad = false } = 'shape' in declared ? declared : { shape: declared };
  const values = zeros(shape, { dtype });
  const variable = requiresGrad ? new Parameter(values) : new ModuleBuffer(values);
  variable.name = name;
  return variable;
}
