import { type Device, defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type DeviceEntry, devices } from '../devices.ts';
import { readCases } from './files.ts';
import { families } from './fixture.ts';
import { runCase } from './runner.ts';

/** The cases of each family whose place divides by `every`, on one device. Devices have a file each, so that they are tested side by side. */
export function describeAgainstPyTorch(name: DeviceEntry['name'], every = 1): void {
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
        const cases = readCases(family).filter((_, i) => i % every === 0);
        for (const c of cases) it(c.name, () => runCase(c, device, entry), 120_000);
      });
    },
  );
}
