/** The sizes of a tensor, outermost first. A literal tuple where they are known: `[32, 784]`, `[number, 10]`. */
export type Shape = readonly number[];

/** The shape a literal argument stands for: `readonly [2, 3]`, as a `const` type parameter infers it, becomes `[2, 3]`. */
export type ShapeOf<S extends Shape> = number extends S['length'] ? Shape : [...S];
