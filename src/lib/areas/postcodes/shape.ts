import type { PostcodeSource } from '#db/schema/postcodes.ts';
import { cellsOf } from './cells.ts';
import { UnreadableList } from './unreadable.ts';

/** Which cells of a line hold what; Code-Point Open has metres where the others have degrees. */
export type Shape = {
  source: PostcodeSource;
  hasHead: boolean;
  postcode: number;
  district: number;
  ward: number;
  north: number;
  east: number;
  /** When it ended; Code-Point Open has none that did. */
  ended: number | null;
};

// What the Office for National Statistics calls its columns: the names of districts and wards carry a year since 2025.
const heads = {
  postcode: /^pcds$/,
  district: /^(oslaua|laua|lad\d\dcd)$/,
  ward: /^(osward|ward|wd\d\dcd)$/,
  north: /^lat$/,
  east: /^long$/,
  ended: /^doterm$/,
} as const;

const codePointOpen: Shape = {
  ...{ source: 'code_point_open', hasHead: false, ended: null },
  ...{ postcode: 0, east: 2, north: 3, district: 8, ward: 9 },
};

/**
 * How the lines of a list are to be read, by the first of them and the name of the file.
 *
 * @throws UnreadableList when it is none of the three
 */
export function shapeOf(first: string, fileName: string): Shape {
  const columns = first.split(',').length;
  const cells = cellsOf(first.replace(/^\u00ef\u00bb\u00bf/, ''), [...Array(columns).keys()]).map((cell) =>
    cell.trim().toLowerCase(),
  );
  if (columns === 10 && /^[a-z]{1,2}\d/.test(cells[0] ?? '') && /^\d+$/.test(cells[2] ?? ''))
    return codePointOpen;
  const at = (head: RegExp) => cells.findIndex((cell) => head.test(cell));
  const missing = Object.entries(heads).filter(([, head]) => at(head) < 0);
  if (missing.length > 0)
    throw new UnreadableList(
      'The file is not a list of postcodes that Concord knows: ONSPD, NSPL or Code-Point Open. ' +
        `It has no column ${missing.map(([name]) => columnWords[name as keyof typeof heads]).join(', ')}.`,
    );
  return {
    source: /nspl/i.test(fileName) || cells.includes('usertype') ? 'nspl' : 'onspd',
    hasHead: true,
    ...{ postcode: at(heads.postcode), district: at(heads.district), ward: at(heads.ward) },
    ...{ north: at(heads.north), east: at(heads.east), ended: at(heads.ended) },
  };
}

const columnWords: Record<keyof typeof heads, string> = {
  postcode: 'pcds (postcode)',
  district: 'oslaua, laua or lad25cd (district)',
  ward: 'osward, ward or wd25cd (ward)',
  north: 'lat',
  east: 'long',
  ended: 'doterm (ended)',
};
