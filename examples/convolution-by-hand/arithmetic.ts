/*
 * The arithmetic of convolutions: W an input's width, K a kernel's (F where it is the side of a filter), P the padding on each side, S the stride,
 * D1 and D2 the channels before and after.
 */

/** (W − K + 2P) / S + 1, whole windows only. */
export function outputSize(width: number, kernel: number, padding: number, stride: number): number {
  return Math.floor((width - kernel + 2 * padding) / stride) + 1;
}

/** F² · D1 weights for each of K filters, and a bias for each. */
export function convolutionParameters(side: number, depth: number, filters: number): number {
  return side ** 2 * depth * filters + filters;
}

/** H2 · W2 · F² · D1 · D2: each number of the output weighs F² · D1 numbers of the input. */
export function convolutionMultiplyAdds(height: number, width: number, side: number, depth: number, filters: number): number {
  return height * width * side ** 2 * depth * filters;
}
