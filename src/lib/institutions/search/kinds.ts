import type { AreaId } from '#db/schema/areas.ts';

/** What can be found by words, in the order in which it is shown. */
export const searchKinds = ['contacts', 'institutions', 'engagements', 'promises', 'networks'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Kinds that are looked for by a name, where spelling goes wrong. */
export const namedKinds: readonly SearchKind[] = ['contacts', 'institutions', 'networks'];

/** What somebody looks for: the areas in which they may see each kind; a kind without is not for them. */
export type Asked = {
  text: string;
  areas: Readonly<Partial<Record<SearchKind, readonly AreaId[]>>>;
  /** Whether what lies in no area is meant, too: not when one area was asked for. */
  hasNowhere: boolean;
};

/** A page of one kind: how long, and after which record. */
export type Part = { kind: SearchKind; size: number; after: string | null };
