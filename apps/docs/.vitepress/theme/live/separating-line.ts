/** Two points, far out, of the line w · x + b = 0 in the plane: their first and their second coordinates. */
export function separatingLine(w1: number, w2: number, b: number): [xs: number[], ys: number[]] {
  const square = w1 * w1 + w2 * w2;
  const [x, y] = [(-b * w1) / square, (-b * w2) / square];
  const far = 20 / Math.sqrt(square);
  return [
    [x - far * w2, x + far * w2],
    [y + far * w1, y - far * w1],
  ];
}
