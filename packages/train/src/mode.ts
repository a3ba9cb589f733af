import type { Module } from '@nacre/layers';

/** Puts a model into training or evaluation; returns what puts every module back into the mode it was in. */
export function switchMode(model: Module, training: boolean): () => void {
  const before = model.modules().map((module) => [module, module.training] as const);
  model.train(training);
  return () => {
    for (const [module, mode] of before) module.training = mode;
  };
}
