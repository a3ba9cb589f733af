/*
 * A program is an object that lives in a worker. A page calls its methods; arguments and results are copied (numbers, texts,
 * arrays, plain objects: no tensors).
 */

/** The names of its methods. */
export type MethodOf<P> = { [K in keyof P]: P[K] extends (...args: never[]) => unknown ? K : never }[keyof P];

/** What a method is given. */
export type Questions<P, M extends MethodOf<P>> = P[M] extends (...args: infer A) => unknown ? A : never;

/** What it answers. */
export type Answer<P, M extends MethodOf<P>> = P[M] extends (...args: never[]) => infer R ? Awaited<R> : never;
