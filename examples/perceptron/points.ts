import { drawUniform } from '@nacre/tensor';

export interface Points {
  readonly inputs: readonly (readonly number[])[];
  /** 1 or −1. */
  readonly targets: readonly number[];
}

/** Points in the square [−1, 1]², and how far they stay from a line; lengths count the constant input 1 of the bias. */
export interface SeparablePoints extends Points {
  readonly margin: number;
  readonly radius: number;
}

/** Points at least `margin` away from a line through the square, on the sides they are on. */
export function separablePoints(count: number, margin: number, seed: number): SeparablePoints {
  const [angle, offset] = [1 + seed, 0.2];
  const length = Math.hypot(1, offset);
  const plane = [Math.cos(angle) / length, Math.sin(angle) / length, offset / length] as const;
  const distance = ([x, y]: readonly number[]): number => plane[0] * x! + plane[1] * y! + plane[2];

  const uniforms = drawUniform(40 * count, [seed, 0x706f696e]);
  const inputs = Array.from({ length: 20 * count }, (_, i) => [2 * uniforms[2 * i]! - 1, 2 * uniforms[2 * i + 1]! - 1])
    .filter((point) => Math.abs(distance(point)) >= margin)
    .slice(0, count);
  return {
    inputs,
    targets: inputs.map((point) => Math.sign(distance(point))),
    margin: Math.min(...inputs.map((point) => Math.abs(distance(point)))),
    radius: Math.max(...inputs.map((point) => Math.hypot(...point, 1))),
  };
}
