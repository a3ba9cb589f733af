/** A character as it can be seen alone. */
export const visible = (character: string): string => (character === '\n' ? '↵' : character === ' ' ? '␣' : character);
