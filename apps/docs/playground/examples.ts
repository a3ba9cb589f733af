/** The programs to choose from: files of `examples/`, and what they are called. The first is there when the page is opened. */
export const examples = [
  { file: 'flower.ts', title: 'A network learns a shape' },
  { file: 'broadcasting.ts', title: 'Tensors and broadcasting' },
  { file: 'shape-error.ts', title: 'A shape that does not fit' },
  { file: 'xor.ts', title: 'Exclusive or' },
  { file: 'convolution.ts', title: 'Convolution of an image' },
  { file: 'characters.ts', title: 'A network that writes' },
] as const;
