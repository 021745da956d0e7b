import type { InstitutionId, Tier } from '#db/schema/institutions.ts';
import { contactStates, type ContactState, tiers } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type Corner, corners } from './corners.ts';
import { type Touch, touches } from './touch.ts';

export const sortKeys = ['name', 'contact', 'tier'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What may be asked of the institutions; absent means any. */
export type InstitutionFilter = {
  /** Words of a name or of another name it goes by. */
  words?: string | undefined;
  /** The slug of a district, or of what districts lie in; several with commas; `noArea` for what lies in none. */
  area?: string | undefined;
  sector?: string | undefined;
  type?: string | undefined;
  /** An officer who is owner or deputy, or `none`: nobody owns it. */
  owner?: OfficerId | 'none' | undefined;
  tier?: Tier | undefined;
  strength?: number | undefined;
  contact?: ContactState | undefined;
  touch?: Touch | undefined;
  reach?: number | undefined;
  relevance?: number | undefined;
  corner?: Corner | undefined;
  /** Those that closed, instead of those that are open. */
  isClosed?: boolean | undefined;
};

/** In which order a list goes, and after which institution a page of it begins. */
export type InstitutionOrder = { sort: SortKey; isDescending: boolean; after: InstitutionId | null };

/** Asks for institutions that nobody has placed in a district yet. */
export const noArea = 'none';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const among = <T extends string>(all: readonly T[], text: string | undefined): T | undefined =>
  all.find((one) => one === text);
const digit = (text: string | undefined, most: number): number | undefined =>
  text && /^\d$/.test(text) && Number(text) <= most ? Number(text) : undefined;

/** What the query of an address asks for; whatever makes no sense counts as not asked. */
export function institutionFilters(query: URLSearchParams): InstitutionFilter {
  const given = (name: string, most = 100) =>
    query.get(name)?.replaceAll('\0', '').trim().slice(0, most) || undefined;
  const owner = given('owner')?.toLowerCase();
  return {
    words: given('words'),
    area: given('area', 500),
    sector: given('sector'),
    type: given('type'),
    owner: owner === 'none' ? owner : owner && uuid.test(owner) ? (owner as OfficerId) : undefined,
    tier: among(tiers, given('tier')),
    strength: digit(given('strength'), 5),
    contact: among(contactStates, given('contact')),
    touch: among(touches, given('touch')),
    reach: digit(given('reach'), 5) || undefined,
    relevance: digit(given('relevance'), 5) || undefined,
    corner: among(corners, given('corner')),
    isClosed: query.get('closed') === 'yes' || undefined,
  };
}

/** The same filter as the query of an address. */
export const filterQuery = ({
  isClosed,
  ...rest
}: InstitutionFilter): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  ),
  closed: isClosed ? 'yes' : undefined,
});

/** The order that the query of an address asks for: by name where it says nothing. */
export function institutionOrder(query: URLSearchParams): InstitutionOrder {
  const after = query.get('after')?.toLowerCase() ?? '';
  return {
    sort: among(sortKeys, query.get('sort') ?? undefined) ?? 'name',
    isDescending: query.get('order') === 'down',
    after: uuid.test(after) ? (after as InstitutionId) : null,
  };
}
