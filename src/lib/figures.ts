// One for the life of the process: `toLocaleString` makes one for each number, which was a sixth of drawing a map.
const written = new Intl.NumberFormat('en-GB');

/** "1,204" */
export const figure = (count: number): string => written.format(count);
