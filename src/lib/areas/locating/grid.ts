import { type Grid, isInBritain, toDegrees } from './projection.ts';
import type { Reading } from './typed.ts';

// Without the I. Counted from the north-west of the large squares, five to a row.
const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const hundred = 100_000;

/** Reads an OS grid reference of any length: "TL 09 21", "TL0921", "TL 090 210", "TL 09012 21034", "TL09SE". */
export function readGridReference(text: string): Reading {
  const plain = text.toUpperCase().trim().replace(/,/g, ' ').replace(/\s+/g, ' ');
  const [, square = '', first = '', second = '', part = ''] =
    /^([A-HJ-Z]{2}) ?(\d{0,10})(?: (\d{1,5}))? ?(NW|NE|SW|SE|[A-NP-Z])?$/.exec(plain) ?? [];
  const origin = originOf(square);
  if (!origin) return null;
  if (first === '') return second || part ? null : { kind: 'misread', reason: 'too coarse' };
  const figures = `${first}${second}`;
  const unlike = second !== '' && first.length !== second.length;
  if (figures.length % 2 !== 0 || figures.length > 10 || unlike)
    return { kind: 'misread', reason: 'not understood' };
  const half = figures.length / 2;
  const size = hundred / 10 ** half;
  const corner = {
    easting: origin.easting + Number(figures.slice(0, half)) * size,
    northing: origin.northing + Number(figures.slice(half)) * size,
  };
  const within = part === '' ? { corner, size } : half === 1 ? partOf(corner, part) : null;
  if (!within) return { kind: 'misread', reason: 'not understood' };
  const written = [square, figures.slice(0, half), figures.slice(half)].join(' ');
  return middleOf(within.corner, within.size, part ? `${written} ${part}` : written);
}

/** Reads eastings and northings in metres: "509000 221000", "509000E, 221000N". */
export function readMetres(text: string): Reading {
  const [, east = '', north = ''] =
    /^E?\s*(\d{5,7}(?:\.\d+)?)\s*(?:M?E)?\s*[,;/\s]\s*N?\s*(\d{4,7}(?:\.\d+)?)\s*(?:M?N)?$/i.exec(
      text.trim(),
    ) ?? [];
  if (!east) return null;
  const [easting, northing] = [Number(east), Number(north)];
  if (!fits(easting, northing))
    return fits(northing, easting)
      ? { kind: 'misread', reason: 'swapped', instead: `${north}, ${east}` }
      : { kind: 'misread', reason: 'outside' };
  return pointed({ easting, northing }, 1, `${east}, ${north}`);
}

const fits = (easting: number, northing: number): boolean => easting <= 700_000 && northing <= 1_300_000;

function originOf(square: string): Grid | null {
  const [large, small] = [...square].map((letter) => letters.indexOf(letter));
  if (large === undefined || small === undefined || large < 0 || small < 0) return null;
  const east = ((((large - 2) % 5) + 5) % 5) * 5 + (small % 5);
  const north = 19 - Math.floor(large / 5) * 5 - Math.floor(small / 5);
  if (east > 6 || north < 0 || north > 12) return null;
  return { easting: east * hundred, northing: north * hundred };
}

// A quarter of a square of ten kilometres, or one of the 25 that recorders of wildlife letter from the south-west.
function partOf({ easting, northing }: Grid, part: string): { corner: Grid; size: number } {
  if (part.length === 2) {
    const size = 5_000;
    const east = part.endsWith('E') ? size : 0;
    const north = part.startsWith('N') ? size : 0;
    return { corner: { easting: easting + east, northing: northing + north }, size };
  }
  const size = 2_000;
  const index = 'ABCDEFGHIJKLMNPQRSTUVWXYZ'.indexOf(part);
  const corner = { easting: easting + Math.floor(index / 5) * size, northing: northing + (index % 5) * size };
  return { corner, size };
}

// The reference names the south-west corner of a square; what it is of lies somewhere in it.
const middleOf = ({ easting, northing }: Grid, size: number, label: string): Reading =>
  pointed({ easting: easting + size / 2, northing: northing + size / 2 }, size, label);

function pointed(grid: Grid, metres: number, label: string): Reading {
  const point = toDegrees(grid);
  return isInBritain(point)
    ? { kind: 'point', point, metres, label }
    : { kind: 'misread', reason: 'outside' };
}
