/** Square images, one after the other, side by side as one picture with so many across. */
export function mosaic(images: ArrayLike<number>, side: number, across: number): Float32Array {
  const picture = new Float32Array(images.length);
  const area = side * side;
  for (let i = 0; i < images.length; i++) {
    const [image, pixel] = [Math.floor(i / area), i % area];
    const y = Math.floor(image / across) * side + Math.floor(pixel / side);
    const x = (image % across) * side + (pixel % side);
    picture[y * across * side + x] = images[i]!;
  }
  return picture;
}
