import { loadSafetensors, NacreError, saveSafetensors } from '@nacre/tensor';
import { CheckpointDamagedError } from './errors.ts';
import { joinState, splitState } from './state-json.ts';
import type { CheckpointFiles, CheckpointStore } from './store.ts';
import type { TrainingState } from './training-state.ts';

/*
 * A checkpoint is four files:
 *
 *     model.safetensors   the model, as any program reads it
 *     state.safetensors   the other tensors: the optimizer's, those of metrics and callbacks
 *     state.json          all else
 *     manifest.json       what the others are: their sizes and sha256. Written last
 */

/** What is said of a checkpoint in its manifest. */
export interface Manifest {
  readonly format: 'nacre-checkpoint';
  readonly version: 1;
  readonly step: number;
  readonly epoch: number;
  /** What the epoch came to that ended with it, if one did. */
  readonly values: Readonly<Record<string, number | null>> | undefined;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

const manifestFile = 'manifest.json';
const parts = ['model.safetensors', 'state.safetensors', 'state.json'] as const;
const [encoder, decoder] = [new TextEncoder(), new TextDecoder('utf-8', { fatal: true })];

/** The files of a state. */
export async function encodeCheckpoint(
  state: TrainingState,
  values: Readonly<Record<string, number>> | undefined,
): Promise<CheckpointFiles> {
  const { json, tensors } = splitState(state.rest);
  const files: Record<(typeof parts)[number], Uint8Array> = {
    'model.safetensors': await saveSafetensors(state.model),
    'state.safetensors': await saveSafetensors(tensors),
    'state.json': encoder.encode(json),
  };
  const sums = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => [name, { bytes: bytes.length, sha256: await sha256(bytes) }] as const),
  );
  const { step, epoch } = state;
  const manifest: Manifest = { format: 'nacre-checkpoint', version: 1, step, epoch, values, files: Object.fromEntries(sums) };
  return { ...files, [manifestFile]: encoder.encode(JSON.stringify(manifest, undefined, 1)) };
}

/**
 * The manifest of a checkpoint; undefined where there is none: it was not written to its end.
 *
 * @throws CheckpointDamagedError if it is no manifest
 */
export async function readManifest(store: CheckpointStore, checkpoint: string): Promise<Manifest | undefined> {
  const bytes = await store.read(checkpoint, manifestFile);
  if (bytes === undefined) return undefined;
  const damaged = (problem: string): CheckpointDamagedError => new CheckpointDamagedError(checkpoint, manifestFile, problem);
  const manifest = parsed<Manifest>(bytes, damaged);
  if (manifest?.format !== 'nacre-checkpoint') throw damaged('is no manifest');
  if (manifest.version !== 1) throw damaged(`is of version ${manifest.version}, which is not known`);
  return manifest;
}

/**
 * The state in a checkpoint.
 *
 * @throws CheckpointDamagedError if a file is missing, or not what the manifest says
 */
export async function decodeCheckpoint(store: CheckpointStore, checkpoint: string, manifest: Manifest): Promise<TrainingState> {
  const [model, tensors, json] = await Promise.all(parts.map((file) => checkedFile(store, checkpoint, file, manifest)));
  const damaged = (problem: string): CheckpointDamagedError => new CheckpointDamagedError(checkpoint, 'state.json', problem);
  return {
    step: manifest.step,
    epoch: manifest.epoch,
    model: await loadSafetensors(model!),
    rest: joinState({ json: text(json!, damaged), tensors: await loadSafetensors(tensors!) }),
  };
}

async function checkedFile(store: CheckpointStore, checkpoint: string, file: string, manifest: Manifest): Promise<Uint8Array> {
  const damaged = (problem: string): CheckpointDamagedError => new CheckpointDamagedError(checkpoint, file, problem);
  const expected = manifest.files?.[file];
  const bytes = await store.read(checkpoint, file);
  if (expected === undefined || bytes === undefined) throw damaged('is missing');
  if (bytes.length !== expected.bytes) throw damaged(`has ${bytes.length} bytes instead of ${expected.bytes}`);
  if ((await sha256(bytes)) !== expected.sha256) throw damaged(`has another sha256 than when it was written`);
  return bytes;
}

function parsed<T>(bytes: Uint8Array, damaged: (problem: string) => Error): T | undefined {
  try {
    return JSON.parse(text(bytes, damaged)) as T;
  } catch (error) {
    throw error instanceof NacreError ? error : damaged('is no JSON: it ends too early, or was changed');
  }
}

function text(bytes: Uint8Array, damaged: (problem: string) => Error): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw damaged('is no text');
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
