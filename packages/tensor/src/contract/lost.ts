import { DeviceError } from '../errors.ts';

/**
 * For whatever is asked of a device that is gone.
 * @example lostDevice('data', 'webgpu', 'the driver was reset').name; // 'DeviceError'
 */
export const lostDevice = (operation: string, name: string, reason: string): DeviceError =>
  new DeviceError(
    operation,
    `the device ${name} was lost (${reason}), and what was in its memory is gone`,
    'make a new one, pass it to setDefaultDevice(), and restore() what snapshot() kept',
  );
