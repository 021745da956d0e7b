import type { Point } from './projection.ts';

/** What somebody typed to say where a thing is, as far as the words alone tell. */
export type Typed =
  | { kind: 'point'; point: Point; metres: number; label: string }
  | { kind: 'postcode'; postcode: string }
  | { kind: 'outcode'; outcode: string }
  | { kind: 'name'; name: string; within: string | null };

/** Why words that were meant as a point are none that can be used. */
export type Misread = 'swapped' | 'outside' | 'too coarse' | 'not understood';

/** A reading of some words: a place, a fault, or null where they are of another kind. */
export type Reading = Typed | { kind: 'misread'; reason: Misread; instead?: string } | null;
