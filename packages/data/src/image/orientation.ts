import { type Image, imageOf, valuesLike } from './image.ts';

/** How a stored image is to be walked through to stand upright: the first pixel, and the steps to the right and down. */
interface Walk {
  readonly first: number;
  readonly right: number;
  readonly down: number;
}

function walkOf(orientation: number, height: number, width: number): Walk {
  const last = height * width - 1;
  const lastRow = (height - 1) * width;
  switch (orientation) {
    case 2:
      return { first: width - 1, right: -1, down: width };
    case 3:
      return { first: last, right: -1, down: -width };
    case 4:
      return { first: lastRow, right: 1, down: -width };
    case 5:
      return { first: 0, right: width, down: 1 };
    case 6:
      return { first: lastRow, right: -width, down: 1 };
    case 7:
      return { first: last, right: -width, down: -1 };
    case 8:
      return { first: width - 1, right: width, down: -1 };
    default:
      return { first: 0, right: 1, down: width };
  }
}

/** The image upright, by the orientation 1 … 8 that EXIF gives it: turned, mirrored or both. Any other number means 1. */
export function upright(image: Image, orientation: number): Image {
  if (!(orientation >= 2 && orientation <= 8)) return image;
  const { data, shape } = image;
  const [channels, height, width] = shape;
  const [newHeight, newWidth] = orientation >= 5 ? [width, height] : [height, width];
  const { first, right, down } = walkOf(orientation, height, width);
  const values = valuesLike(data, data.length);
  let to = 0;
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < newHeight; y++) {
      let from = channel * height * width + first + y * down;
      for (let x = 0; x < newWidth; x++, from += right) values[to++] = data[from]!;
    }
  }
  return imageOf(values, [channels, newHeight, newWidth]);
}
