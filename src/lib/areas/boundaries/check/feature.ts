import type { Position } from 'geojson';
import type { Shape } from '#db/schema/boundaries.ts';
import type { FoundFeature } from '../read/found.ts';
import type { Box } from '#lib/map/box.ts';
import { boxOf, isBritish, isTurned } from './box.ts';
import { crossingsIn } from './crossing.ts';
import { mend } from './mend.ts';
import { shapeOf } from './shape-of.ts';

/** A feature that can be used, or the reason why not, in words. */
export type Checked = {
  properties: Record<string, string>;
  remarks: string[];
} & ({ problem: null; shape: Shape; box: Box } | { problem: string; shape: null; box: null });

/** Looks at one feature of a file: what is wrong with it, or the shape as it is kept. */
export function checkFeature(found: FoundFeature, place: (position: Position) => Position): Checked {
  const properties = textsOf(found.properties);
  const problem = (words: string): Checked => ({
    properties,
    remarks: [],
    problem: words,
    shape: null,
    box: null,
  });
  const whole = shapeOf(found.geometry, place);
  if (!whole) return problem(emptyWords(found));
  const box = boxOf(whole);
  if (!isBritish(box)) return problem(elsewhereWords(box));
  const mended = mend(whole);
  if (!mended) return problem('It is empty: its rings hold no room');
  const { shape, remarks } = mended;
  const [crossing] = crossingsIn(shape).sort((one, other) => other.share - one.share);
  if (!crossing) return { properties, remarks, problem: null, shape, box: boxOf(shape) };
  const near = `outline crosses itself near ${spoken(crossing.at)}`;
  if (crossing.share > slight) return problem(`Its ${near}`);
  return {
    properties,
    remarks: [...remarks, `The ${near}, so slightly that it is used as it is`],
    problem: null,
    shape,
    box: boxOf(shape),
  };
}

// Borders that were simplified knot here and there by some metres. It decides about nobody: a point inside the knot
// counts as outside.
const slight = 0.001;

function emptyWords({ geometry }: FoundFeature): string {
  const type = geometry?.type ?? '';
  if (/Point/.test(type)) return 'It is a point, not an area';
  return /LineString/.test(type) ? 'It is a line, not an area' : 'It is empty: it has no shape';
}

const elsewhereWords = (box: Box): string =>
  isTurned(box)
    ? 'Latitude and longitude have changed places'
    : `It lies outside Great Britain, near ${spoken([box.west, box.south])}`;

// Latitude first, as people and web maps write it.
const spoken = ([longitude, latitude]: [number, number]): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

const longest = 200;

function textsOf(properties: Record<string, unknown>): Record<string, string> {
  const plain = Object.entries(properties).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  return Object.fromEntries(plain.map(([name, value]) => [name.slice(0, longest), cleaned(String(value))]));
}

// PostgreSQL keeps no NUL, and old tables fill their columns up with it.
const cleaned = (text: string): string => text.replaceAll('\u0000', '').trim().slice(0, longest);
