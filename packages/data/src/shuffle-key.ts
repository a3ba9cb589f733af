import { threefry2x32 } from '@nacre/tensor';
import { checkCount } from './dataset.ts';

/** Apart from every other use of the same seed: the bytes of "shuf". */
const purpose = 0x73687566;

/** The key under which epoch `epoch` of a shuffle with this seed is drawn. */
export function shuffleKey(operation: string, seed: number, epoch: number): [number, number] {
  checkCount(operation, 'seed', seed, 0);
  checkCount(operation, 'epoch', epoch, 0);
  return threefry2x32(seed, Math.floor(seed / 0x100000000), epoch, purpose);
}
