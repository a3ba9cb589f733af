import { ArgumentError, Parameter, Tensor } from '@nacre/tensor';

/** Throws ArgumentError unless all are parameters, and none comes twice or is known already. */
export function requireParameters(
  optimizer: string,
  params: readonly unknown[],
  isKnown: (parameter: Parameter) => boolean,
): void {
  const seen = new Set<Parameter>();
  for (const [i, parameter] of params.entries()) {
    if (!(parameter instanceof Parameter)) {
      const fix =
        parameter instanceof Tensor
          ? 'a tensor never changes: compute with new Parameter(x) and pass that'
          : 'pass model.parameters()';
      throw new ArgumentError(optimizer, `number ${i} of the parameters is none`, fix);
    }
    if (seen.has(parameter) || isKnown(parameter)) {
      throw new ArgumentError(
        optimizer,
        `${parameter.name || `parameter ${i}`} was given twice`,
        'give each parameter to one group',
      );
    }
    seen.add(parameter);
  }
}
