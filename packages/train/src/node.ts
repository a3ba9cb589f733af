/** What training needs a file system or a terminal for. */

import { type CheckpointEntry, type CheckpointOptions, checkpointsIn } from './checkpoints/checkpoints.ts';
import { directoryStore } from './checkpoints/node-directory-store.ts';
import type { Checkpoints } from './checkpoints/training-state.ts';

export { directoryStore } from './checkpoints/node-directory-store.ts';

/**
 * Checkpoints of training in a directory, for `fit`: the model as safetensors, the rest as safetensors and JSON, checked by sha256. A crash at any moment
 * leaves the earlier ones as they were. With `resume: true` the same program goes on where it was killed, to the same bits.
 *
 * @throws ArgumentError for options out of range
 * @example
 * const kept = checkpoints('runs/digits', { everySteps: 500, keepLast: 2, monitor: 'valAccuracy' });
 * // await fit(model, { …, checkpoints: kept, resume: true });
 */
export const checkpoints = (
  directory: string,
  options: CheckpointOptions = {},
): Checkpoints & { list(): Promise<CheckpointEntry[]> } => checkpointsIn(directoryStore(directory), options);
export type { EventImage, Logged } from './logs/event-file.ts';
export { type CsvLogOptions, csvLog } from './logs/node-csv-log.ts';
export { type JsonLinesOptions, jsonLinesLog } from './logs/node-json-lines-log.ts';
export { type TensorBoardOptions, tensorBoardLog } from './logs/node-tensorboard-log.ts';
export { type ProgressBarOptions, progressBar } from './node-progress-bar.ts';
