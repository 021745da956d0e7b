import type { Ground, Grounds } from '#lib/areas/ground.ts';
import type { Town } from '#lib/areas/towns.ts';
import { type Box, boxRound } from '#lib/map/box.ts';
import { type Sheet, sheetFor } from '#lib/map/sheet.ts';
import type { Scope } from './scope.ts';

/** A sheet with its ground: pieces in one of two tones by their force, and plain ones round them. */
export type Laid = { sheet: Sheet; box: Box; own: Ground[]; around: Ground[] };

/** Lays a sheet over an area. Round a force or a district its neighbours are drawn as well, to know where one is. */
export function layOver(scope: Scope, { pieces, isImported }: Grounds, towns: readonly Town[]): Laid | null {
  const mine = pieces.filter((piece) => belongs(piece, scope, isImported));
  const whole =
    scope.kind === 'district' && !isImported ? mine.filter(({ name }) => name === scope.name) : mine;
  const box = boxRound(whole.length > 0 ? whole.map((piece) => piece.box) : [townBox(scope, towns)].flat());
  if (!box) return null;
  const isWide = scope.kind === 'all' || scope.kind === 'region';
  const around = isWide ? [] : pieces.filter((piece) => !mine.includes(piece) && meets(piece.box, box));
  return { sheet: sheetFor(box), box, own: mine, around };
}

/** Lays a sheet round a point, so many kilometres across. */
export function layRound(
  { latitude, longitude }: { latitude: number; longitude: number },
  across: number,
  { pieces }: Grounds,
): Laid {
  const [north, east] = [across / 222.4, across / (222.4 * Math.cos((latitude * Math.PI) / 180))];
  const box = {
    ...{ west: longitude - east, east: longitude + east },
    ...{ south: latitude - north, north: latitude + north },
  };
  return { sheet: sheetFor(box), box, own: pieces.filter((piece) => meets(piece.box, box)), around: [] };
}

const forcesOf = ({ districts }: Scope): string[] => [
  ...new Set(districts.flatMap(({ force }) => (force ? [force.name] : []))),
];

/** The outline calls Hampshire and Isle of Wight by its first word. */
const isForce = (outline: string | null, force: string): boolean =>
  outline !== null && force.startsWith(outline);

const belongs = (piece: Ground, scope: Scope, isImported: boolean): boolean =>
  isImported
    ? scope.districts.some(({ id }) => id === piece.areaId)
    : forcesOf(scope).some((force) => isForce(piece.force, force));

/** The name of the force that a piece lies in. */
export const forceOf = (piece: Ground, { districts }: Scope): string =>
  districts.find(({ id }) => id === piece.areaId)?.force?.name ?? piece.force ?? '';

/** Which of two tones a force has: they alternate by name. */
export function toneOf(force: string, scope: Scope): 'plain' | 'tinted' {
  const nth = forcesOf(scope)
    .toSorted()
    .findIndex((one) => one.startsWith(force));
  return nth % 2 === 1 ? 'tinted' : 'plain';
}

const meets = (one: Box, other: Box): boolean =>
  one.west < other.east && one.east > other.west && one.south < other.north && one.north > other.south;

const room = 0.03;

function townBox({ districts }: Scope, towns: readonly Town[]): Box[] {
  const ids = new Set(districts.map(({ id }) => id));
  return towns
    .filter(({ areaId }) => ids.has(areaId))
    .map(({ longitude, latitude }) => ({
      ...{ west: longitude - room / 0.62, east: longitude + room / 0.62 },
      ...{ south: latitude - room, north: latitude + room },
    }));
}
