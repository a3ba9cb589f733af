/** The characters of tiny Shakespeare, in their order in Unicode. */
export const alphabet = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
