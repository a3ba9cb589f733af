/** In Node, Deno and Bun: things are kept in a directory, the report is printed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { loadSafetensors, saveSafetensors } from '@nacre/tensor/node';
import { directoryStore } from '@nacre/train/node';
import { program } from './program.mjs';

const folder = await mkdtemp(join(tmpdir(), 'nacre-runtime-'));
const host = {
  checkpointStore: (name) => directoryStore(join(folder, name)),
  async throughFile(record) {
    const path = join(folder, 'weights.safetensors');
    await saveSafetensors(path, record);
    return loadSafetensors(path);
  },
};

console.log(JSON.stringify(await program(argv[2].split(','), host)));
await rm(folder, { recursive: true });
// A driver of a GPU may keep threads of its own.
exit();
