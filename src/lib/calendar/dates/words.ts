import { type NotableKind, notableKinds } from '#db/schema/notable-dates.ts';

/** The kinds of date, in the order in which they are offered. */
export const dateKinds = notableKinds;

/** What each kind of date is called where one is chosen. */
export const kindWords = {
  festival: 'Festival',
  observance: 'Observance',
  election: 'Election',
  court: 'Court date',
  anniversary: 'Anniversary',
  term: 'Term or bank holiday',
  demonstration: 'Announced demonstration',
} as const satisfies Record<NotableKind, string>;

/** Kinds that stand on the tension horizon: what a community keeps of its faith never does. */
export const horizonKinds: readonly NotableKind[] = ['election', 'court', 'anniversary', 'demonstration'];
