/** How a level of the scale is drawn: a shape with as many sides as its number, in a box of 24 by 24. */
export const levelShapes: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: 'M12 1.5a10.5 10.5 0 1 0 0 21a10.5 10.5 0 1 0 0-21z',
  2: 'M.8 12C4.6 5.6 8.4 3.2 12 3.2S19.4 5.6 23.2 12C19.4 18.4 15.6 20.8 12 20.8S4.6 18.4.8 12z',
  3: 'M12 1.6L23.2 22.2H.8z',
  4: 'M2.2 2.2h19.6v19.6H2.2z',
  5: 'M12 1L23.4 9.3L19 22.6H5L.6 9.3z',
};
/** How far below the middle the number stands: a triangle is wide at its foot. */
export const levelNumberAt: Readonly<Record<1 | 2 | 3 | 4 | 5, number>> = {
  1: 16.4,
  2: 16.4,
  3: 19.4,
  4: 16.4,
  5: 17,
};
