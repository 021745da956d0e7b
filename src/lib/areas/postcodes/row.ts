import { postcodeOf } from '../locating/postcode.ts';
import { toDegrees } from '../locating/projection.ts';
import { cellsOf } from './cells.ts';
import type { Shape } from './shape.ts';

/** Reads a line of a list: a row for COPY, `dropped` for Northern Ireland, `refused` where there is no postcode. */
export function rowReader(shape: Shape): (line: string) => string | 'dropped' | 'refused' {
  const { postcode, district, ward, north, east, ended } = shape;
  const wanted = [postcode, district, ward, north, east, ...(ended === null ? [] : [ended])];
  const rising = wanted.toSorted((one, other) => one - other);
  const [p = 0, d = 0, w = 0, n = 0, e = 0, t = -1] = wanted.map((column) => rising.indexOf(column));
  const isMetres = shape.source === 'code_point_open';
  return (line) => {
    const cells = cellsOf(line, rising);
    const written = writtenPostcode(cells[p]);
    if (written === null) return 'refused';
    if (written.startsWith('BT')) return 'dropped';
    const point = (isMetres ? fromMetres : fromDegrees)(cells[n] ?? '', cells[e] ?? '');
    return `${written}\t${point}\t${code(cells[d])}\t${code(cells[w])}\t${t < 0 ? none : firstOfMonth(cells[t])}\n`;
  };
}

const none = '\\N';
const whole = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

const writtenPostcode = (cell: string | undefined): string | null =>
  cell !== undefined && whole.test(cell) ? cell : postcodeOf(cell ?? '');

// Nine signs since 2011; pseudo codes of islands are not districts.
const code = (cell: string | undefined): string => (cell && /^[EWS]\d{8}$/.test(cell) ? cell : none);

// "99.999999" stands for no position.
function fromDegrees(latitude: string, longitude: string): string {
  const known = /^\d{2}\.\d+$/.test(latitude) && /^-?\d{1,2}\.\d+$/.test(longitude) && Number(latitude) < 62;
  return known ? `${latitude}\t${longitude}` : `${none}\t${none}`;
}

// Metres of nought stand for no position.
function fromMetres(northing: string, easting: string): string {
  const [north, east] = [Number(northing), Number(easting)];
  if (!(north > 0) || !(east > 0) || east > 700_000 || north > 1_300_000) return `${none}\t${none}`;
  const { latitude, longitude } = toDegrees({ easting: east, northing: north });
  return `${latitude}\t${longitude}`;
}

// Six figures, "201905", in quotes or not.
function firstOfMonth(cell: string | undefined): string {
  const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(cell?.trim() ?? '') ?? [];
  return year && month ? `${year}-${month}-01` : none;
}
