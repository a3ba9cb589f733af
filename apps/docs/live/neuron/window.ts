/** The part of the plane that is shown, along both axes, and the points along each side of it. */
export const shown = [-4, 4] as const;
export const side = 96;
