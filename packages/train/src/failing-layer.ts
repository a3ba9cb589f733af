import type { Module } from '@nacre/layers';
import { full, noGrad, Parameter, stack, type Tensor, zeros } from '@nacre/tensor';
import type { Finding } from './errors.ts';
import { allFinite } from './gradients.ts';
import { mapTensors, tensorsIn } from './tensors.ts';
import { copyOfState } from './weights.ts';

/** What a module gave in one call. */
interface Output {
  readonly name: string;
  readonly module: Module;
  readonly value: Tensor;
  /** Zeros that were added to the value, so that their gradient is the value's. */
  readonly probe: Parameter;
}

/**
 * Runs a batch once more, listening at every module, and says which of them was the first to make a number that is not finite, forwards or
 * backwards. The model is left as it was, but for gradients, which are cleared.
 */
export async function findFailure(model: Module, batch: unknown, lossOf: () => Tensor): Promise<Finding | undefined> {
  const kept = await copyOfState(model);
  model.zeroGrad();
  const listening = listen(model);
  try {
    const loss = lossOf();
    loss.backward();
    const { outputs } = listening;
    const parameters = model.namedParameters();
    const ask = questions();
    const wrong = {
      parameters: parameters.map(([, parameter]) => ask.finite(parameter.value)),
      inputs: tensorsIn(batch).map(ask.finite),
      values: outputs.map(({ value }) => ask.finite(value)),
      loss: ask.finite(loss),
      gradients: outputs.map(({ probe }) => ask.finite(probe.grad)),
      own: outputs.map(({ module }) => module.parameters().map(({ grad }) => ask.finite(grad))),
    };
    const isWrong = await ask.answers();
    const some = (list: readonly number[]): number => list.findIndex(isWrong);

    const parameter = parameters[some(wrong.parameters)];
    if (parameter !== undefined)
      return { what: `the parameter ${parameter[0]}`, layer: ownerOf(parameter[0]), direction: 'forward' };
    if (some(wrong.inputs) >= 0) return { what: 'the batch' };
    if (isWrong(wrong.loss)) {
      const output = outputs[some(wrong.values)];
      return output === undefined
        ? { what: 'the loss' }
        : { what: `the output of ${called(output)}`, layer: output.name, direction: 'forward' };
    }
    return backwards(
      outputs,
      (i) => isWrong(wrong.gradients[i]!),
      (i) => some(wrong.own[i]!) >= 0,
    );
  } finally {
    listening.stop();
    model.zeroGrad();
    model.loadStateDict(kept);
  }
}

/** Walks back from the loss: the culprit is the last module whose output still had a finite gradient. */
function backwards(
  outputs: readonly Output[],
  gradientIsWrong: (i: number) => boolean,
  ownIsWrong: (i: number) => boolean,
): Finding | undefined {
  let after: Output | undefined;
  for (let i = outputs.length - 1; i >= 0; i--) {
    const output = outputs[i]!;
    if (output.module.children().length > 0) continue;
    if (gradientIsWrong(i)) {
      if (after === undefined) return { what: 'the gradient of the loss' };
      return { what: `the gradient through ${called(after)}`, layer: after.name, direction: 'backward' };
    }
    if (ownIsWrong(i)) return { what: `the gradient of ${called(output)}`, layer: output.name, direction: 'backward' };
    after = output;
  }
  return undefined;
}

const called = ({ name }: Output): string => (name === '' ? 'the model' : `layer ${name}`);

const ownerOf = (parameter: string): string => parameter.split('.').slice(0, -1).join('.');

/** Yes-or-no questions to the device, answered together. */
function questions() {
  const flags: Tensor[] = [];
  return {
    /** Asks whether a tensor is finite; a number to look up the answer with. */
    finite: (x: Tensor | undefined): number => {
      const finite: Tensor = x === undefined || !x.dtype.startsWith('float') ? full([], 1) : allFinite(x).to('float32');
      return flags.push(finite) - 1;
    },
    answers: async (): Promise<(question: number) => boolean> => {
      const data = await noGrad(() => stack(flags as Tensor<[], 'float32'>[])).data();
      return (question) => data[question] === 0;
    },
  };
}

/** Overrides `forward` of every module in the model until `stop`. */
function listen(model: Module): { outputs: readonly Output[]; stop(): void } {
  const outputs: Output[] = [];
  const undo: (() => void)[] = [];
  for (const [name, module] of model.namedModules()) {
    const own = Object.getOwnPropertyDescriptor(module, 'forward');
    const forward = module.forward as (...inputs: unknown[]) => unknown;
    const listener = (...inputs: unknown[]): unknown =>
      mapTensors(forward.apply(module, inputs), (value) => {
        if (!value.dtype.startsWith('float')) return value;
        const probe: Parameter = new Parameter(zeros(value.shape, { dtype: value.dtype }) as Tensor);
        outputs.push({ name, module, value: value.detach(), probe });
        return value.add(probe);
      });
    Object.defineProperty(module, 'forward', { value: listener, configurable: true, writable: true });
    undo.push(() =>
      own === undefined ? Reflect.deleteProperty(module, 'forward') : Object.defineProperty(module, 'forward', own),
    );
  }
  return { outputs, stop: () => undo.forEach((each) => each()) };
}
