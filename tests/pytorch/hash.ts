/**
 * `count` float32 values in [−1, 1): the lowbias32 hash of salt·2²⁰ + i, its upper 24 bits. `reference/training.py`
 * computes the same ones, so that no fixture holds the 61,706 weights of LeNet-5.
 */
export function hashed(count: number, salt: number, divisor = 1): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    let x = (salt * 2 ** 20 + i) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    x ^= x >>> 16;
    return ((x >>> 8) / 2 ** 23 - 1) / divisor;
  });
}
