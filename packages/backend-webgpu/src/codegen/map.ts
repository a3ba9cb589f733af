import type { Check, Kernel, MapStage } from '@nacre/tensor/backend';
import { storeElement } from './elements.ts';
import type { ExpressionWriter } from './expressions.ts';
import { block } from './module.ts';
import type { ProgramText } from './program.ts';

/** The stores and checks of a stage. Everything is evaluated before anything is written. */
export function writeMap(
  { stores, checks }: MapStage,
  { buffers }: Kernel,
  writer: ExpressionWriter,
  program: ProgramText,
): string[] {
  return [
    ...writeChecks(checks, writer),
    ...stores.flatMap(({ buffer, index, value }) =>
      storeElement(buffers[buffer]!, `b${buffer}`, writer.index(index).text, writer.value(value).text, program.call),
    ),
  ];
}

export const writeChecks = (checks: readonly Check[], writer: ExpressionWriter): string[] =>
  checks.flatMap(({ fails, faults, position }) =>
    block(`if (${writer.value(fails).text})`, [`b${faults}[args.a${position}] = 1;`]),
  );
