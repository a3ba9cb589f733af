/** The largest degree; 0 is the least. */
export const degrees = 15;
/** How many points are tested on, and drawn of each curve. */
export const testPoints = 200;
export const curvePoints = 201;
