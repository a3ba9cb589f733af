/** The characters of tiny Shakespeare, in their order in Unicode. */
export const alphabet = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Only what a network has seen in training. */
export const known = (text: string): string[] => Array.from(text).filter((character) => alphabet.includes(character));
