import { type Device, defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type DeviceEntry, devices } from '../devices.ts';
import { readCases } from './files.ts';
import { families } from './fixture.ts';
import { runCase } from './runner.ts';

/** Every case on one device. Devices have a file each, so that they are tested side by side. */
export function describeAgainstPyTorch(name: DeviceEntry['name']): void {
  const entry = devices.find((device) => device.name === name)!;
  const initial = defaultDevice();

  describe.skipIf(entry.unavailable !== undefined)(
    `${name} against PyTorch${entry.unavailable ? ` (${entry.unavailable})` : ''}`,
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
