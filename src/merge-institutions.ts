import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { mergeInstitutions } from '#lib/institutions/merges/merge-institutions.ts';
import { holdSessionsOf } from '#lib/training/hold-sessions.ts';
import { linksOfInstitution } from './merge-links.ts';

/** Merges two records of an institution, with all that any room keeps of it, in one transaction. */
export const mergeTheInstitutions = (
  db: Db,
  officer: Officer,
  asked: Parameters<typeof mergeInstitutions>[2],
  now: Temporal.Instant,
) =>
  db.transaction(async (tx) => {
    await holdSessionsOf(tx, [asked.from]);
    return mergeInstitutions(tx, officer, asked, linksOfInstitution, now);
  });
