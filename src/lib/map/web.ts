import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';

/** Something to place, with how many steps it is from the middle. */
export type WebNode = { id: string; steps: number };
/** Where something was placed. */
export type Spot = { x: number; y: number };

type Placed = WebNode & SimulationNodeDatum;
type Link = { source: string; target: string };

// As wide and as high as a name in two lines under its dot.
const room = { across: 132, down: 74 };

const most = 100;
const drawn = new Map<string, Map<string, Spot>>();

/** The same as `place`, remembered: a picture of sixty takes a good part of what its page may. */
export function placeWeb(
  nodes: readonly WebNode[],
  ties: readonly (readonly [string, string])[],
): ReadonlyMap<string, Spot> {
  const key = JSON.stringify([nodes.map(({ id, steps }) => [id, steps]), ties]);
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= most) drawn.clear();
  const spots = place(nodes, ties);
  drawn.set(key, spots);
  return spots;
}

/**
 * Places things and what ties them, so that those that are tied stand near each other and no names overlap. The same
 * things are always placed alike: the forces begin from rings in the order given, and chance has a fixed seed.
 *
 * @param ties pairs of ids; one that names something else is left out
 */
export function place(
  nodes: readonly WebNode[],
  ties: readonly (readonly [string, string])[],
): Map<string, Spot> {
  const known = new Set(nodes.map(({ id }) => id));
  const links = ties
    .filter(([from, to]) => known.has(from) && known.has(to))
    .map(([source, target]) => ({ source, target }));
  const placed = onRings(nodes, links);
  const simulation = forceSimulation(placed)
    .force(
      'links',
      forceLink<Placed, Link & SimulationLinkDatum<Placed>>(links.map((link) => ({ ...link })))
        .id(({ id }) => id)
        .distance(reach)
        .strength(0.5),
    )
    .force('apart', forceManyBody<Placed>().strength(-420))
    .force('across', forceX<Placed>(0).strength(0.05))
    .force('down', forceY<Placed>(0).strength(0.05))
    .force('names', forceCollide<Placed>(62).iterations(2))
    .stop();
  simulation.tick(150);
  spread(placed);
  return new Map(placed.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]));
}

const reach = 165;

// Round the middle by their steps, each beside the one it is tied to: from there the forces come to rest with few
// lines across each other. A single beginning stays in the middle.
function onRings(nodes: readonly WebNode[], links: readonly Link[]): Placed[] {
  const isOne = nodes.filter(({ steps }) => steps === 0).length === 1;
  const angles = new Map<string, number>();
  for (const steps of [0, 1, 2]) {
    const ring = nodes.filter((node) => node.steps === steps);
    const sorted = ring.toSorted((one, other) => inner(one, angles, links) - inner(other, angles, links));
    for (const [index, { id }] of sorted.entries()) angles.set(id, (index / ring.length) * 2 * Math.PI + 0.4);
  }
  return nodes.map(({ id, steps }) => {
    if (isOne && steps === 0) return { id, steps, fx: 0, fy: 0 };
    const radius = (isOne ? 0 : nodes.length * 14) + steps * reach;
    const angle = angles.get(id) ?? 0;
    return { id, steps, x: Math.cos(angle) * radius, y: Math.sin(angle) * radius * 0.8 };
  });
}

/** At which angle that stands by which somebody farther out is tied to the middle. */
function inner({ id }: WebNode, angles: ReadonlyMap<string, number>, links: readonly Link[]): number {
  for (const { source, target } of links) {
    const other = source === id ? target : target === id ? source : null;
    const angle = other === null ? undefined : angles.get(other);
    if (angle !== undefined) return angle;
  }
  return 0;
}

// Circles keep dots apart; names are wider than high, so what still overlaps is pushed along its shorter way out.
function spread(placed: Placed[]): void {
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (const [index, one] of placed.entries())
      for (const other of placed.slice(index + 1)) moved = pushApart(one, other) || moved;
    if (!moved) return;
  }
}

function pushApart(one: Placed, other: Placed): boolean {
  const [x, y] = [(other.x ?? 0) - (one.x ?? 0), (other.y ?? 0) - (one.y ?? 0)];
  const [across, down] = [room.across - Math.abs(x), room.down - Math.abs(y)];
  if (across <= 0 || down <= 0) return false;
  if (across / room.across < down / room.down) shift(one, other, 'x', (across / 2) * (x < 0 ? -1 : 1));
  else shift(one, other, 'y', (down / 2) * (y < 0 ? -1 : 1));
  return true;
}

function shift(one: Placed, other: Placed, along: 'x' | 'y', by: number): void {
  one[along] = (one[along] ?? 0) - by;
  other[along] = (other[along] ?? 0) + by;
}
