import type { BounceKind } from '#db/schema/mail-suppressions.ts';
import type { MailSort } from '#db/schema/returned-mail.ts';
import { standardReports } from './corpus-reports.ts';
import { complaints, moreReports } from './corpus-reports-more.ts';
import { people } from './corpus-people.ts';
import { oddReports } from './corpus-plain.ts';

/** A mail as it came, and what it is. */
export type Sample = {
  what: string;
  raw: Uint8Array;
  is:
    | { sort: 'bounce' | 'complaint'; kind: BounceKind; status: string | null; recipient: string | null }
    | { sort: Exclude<MailSort, 'bounce' | 'complaint'> };
};

/** Mail in the shapes that mail systems really write, and people. */
export const corpus: readonly Sample[] = [
  ...standardReports,
  ...moreReports,
  ...oddReports,
  ...complaints,
  ...people,
];

/** One of them by what it is. */
export const sample = (what: string): Uint8Array => {
  const found = corpus.find((one) => one.what === what);
  if (!found) throw new Error(`There is no mail ${what}.`);
  return found.raw;
};
