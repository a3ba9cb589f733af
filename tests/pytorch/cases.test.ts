import { type Device, defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { devices } from '../devices.ts';
import { readCases } from './files.ts';
import { families } from './fixture.ts';
import { runCase } from './runner.ts';

const initial = defaultDevice();

for (const entry of devices) {
  describe.skipIf(entry.unavailable !== undefined)(
    `${entry.name} against PyTorch${entry.unavailable ? ` (${entry.unavailable})` : ''}`,
    () => {
      let device: Device;

      beforeAll(async () => {
        device = await entry.create();
      });

      afterAll(() => {
        setDefaultDevice(initial);
        if (!entry.shared) device.close();
      });

      describe.each(families)('%s', (family) => {
        for (const c of readCases(family)) it(c.name, () => runCase(c, device, entry), 120_000);
      });
    },
  );
}
