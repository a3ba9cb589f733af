import { conformance } from './conformance.mjs';
import { saving } from './saving.mjs';
import { training } from './training.mjs';

const parts = { conformance, training, saving };

/**
 * What every runtime is asked, on the devices of these names: for each part and device what came of it, or an error in words. `host` is where
 * things are kept.
 */
export async function program(names, host) {
  const report = {};
  for (const [part, ask] of Object.entries(parts)) {
    report[part] = {};
    for (const name of names) {
      report[part][name] = await ask(name, host).catch((error) => ({ error: `${error.name}: ${error.message}` }));
    }
  }
  return report;
}
