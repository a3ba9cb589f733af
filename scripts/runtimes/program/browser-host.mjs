import { loadSafetensors, saveSafetensors } from '@nacre/tensor';
import { opfsStore } from '@nacre/train';

/** In pages and their workers: things are kept in the browser's private file system. */
export const browserHost = {
  checkpointStore: opfsStore,
  async throughFile(record) {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('weights.safetensors', { create: true });
    const writable = await handle.createWritable();
    await writable.write(await saveSafetensors(record));
    await writable.close();
    return loadSafetensors(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
  },
};
