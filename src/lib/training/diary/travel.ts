/** Where a room is, in degrees. */
export type Point = { latitude: number; longitude: number };

const earthKm = 6371;
// Roads are longer than the straight line, county roads are slow, and somebody has to park.
const detour = 1.3;
const kmAnHour = 50;
const onFootMinutes = 10;

/** The straight line between two points, in kilometres (haversine). */
export function kilometresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const across = radians(other.longitude - one.longitude);
  const chord = half(b - a) + Math.cos(a) * Math.cos(b) * half(across);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** About how many minutes it takes from one room to another by road: an estimate from the straight line. */
export const travelMinutes = (one: Point, other: Point): number =>
  Math.ceil((kilometresBetween(one, other) * detour * 60) / kmAnHour) + onFootMinutes;
