import type { AreaId } from '#db/schema/areas.ts';

/** A place and how far around it, in kilometres. */
export type Around = { latitude: number; longitude: number; km: number };

/** What a feed of the public may be narrowed to, as its address says it. */
export type FeedFilter = {
  /** The slug of a force or a district. */
  area: string | null;
  type: string | null;
  audience: string | null;
  access: string | null;
  around: Around | null;
};

/** Whose events a feed holds: everybody's, those of partners in an area, or those of a team in its areas. */
export type Circle =
  | { kind: 'public'; filter: FeedFilter }
  | { kind: 'partners'; area: AreaId }
  | { kind: 'staff'; areas: readonly AreaId[] };

/** The filter that keeps everything. */
export const everything: FeedFilter = { area: null, type: null, audience: null, access: null, around: null };

const plainWord = /^[a-z0-9][a-z0-9_-]{0,79}$/;

/**
 * A code or slug as an address gives it; null where there is none. Addresses of feeds live for years, so what is no
 * longer on a list finds nothing and is no mistake.
 *
 * @param kind stands before the codes of its list: "type" finds "type_surgery" by "surgery" too
 */
export function wordOf(text: string | null, kind?: 'type' | 'audience' | 'access'): string | null {
  const word = (text ?? '').trim().toLowerCase();
  if (!word) return null;
  if (!plainWord.test(word)) return 'nothing';
  return kind && !word.startsWith(`${kind}_`) ? `${kind}_${word}` : word;
}
