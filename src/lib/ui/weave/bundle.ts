/** A point in drawing units; y runs down the page. */
export type Point = { x: number; y: number };

/** One step of a strand's way: straight on, or along an arc (positive degrees turn clockwise). */
export type Step = { forward: number } | { turn: number; radius: number };

/** A bundle passes its crossing at `heading` degrees and is drawn from there both ways. */
export type Bundle = { heading: number; offsets: number[]; colours: string[]; ahead: Step[]; behind: Step[] };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

export const move = (from: Point, heading: number, length: number): Point => ({
  x: from.x + Math.cos(radians(heading)) * length,
  y: from.y + Math.sin(radians(heading)) * length,
});

/** Where the strands of a bundle lie to both sides of its middle. */
export const spread = (count: number, pitch: number) =>
  Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * pitch);

/** A drawing unit to one decimal place, as short as SVG allows. */
export const short = (n: number) => String(Math.round(n * 10) / 10).replace(/^(-?)0\./, '$1.');

export const at = (p: Point) => `${short(p.x)} ${short(p.y)}`;

/** A straight piece. Its length is told from its beginning: pieces of one bundle are alike, and pack well. */
export const between = (from: Point, to: Point) =>
  `M${at(from)}l${at({ x: to.x - from.x, y: to.y - from.y })}`;

/** The way of a strand that lies `offset` to the right of the bundle's middle, arcs staying concentric. */
export function way(from: Point, heading: number, offset: number, steps: Step[]): string {
  let here = from;
  let facing = heading;
  let path = '';
  for (const step of steps) {
    if ('forward' in step) {
      here = move(here, facing, step.forward);
      path += `L${at(here)}`;
      continue;
    }
    const side = Math.sign(step.turn);
    const radius = step.radius - side * offset;
    const centre = move(here, facing + side * 90, radius);
    facing += step.turn;
    here = move(centre, facing - side * 90, radius);
    path += `A${short(radius)} ${short(radius)} 0 0 ${side > 0 ? 1 : 0} ${at(here)}`;
  }
  return path;
}
