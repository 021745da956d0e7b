import type { Db } from '#db/client.ts';
import type { MergeableKind, MergeId } from '#db/schema/duplicates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { mergeContacts } from '#lib/institutions/merges/merge-contacts.ts';
import { mergeInstitutions } from '#lib/institutions/merges/merge-institutions.ts';
import { undoMerge } from '#lib/institutions/merges/undo.ts';
import { holdSessionsOf } from '#lib/training/hold-sessions.ts';
import { linksOfContact, linksOfInstitution } from './merge-links.ts';

// Where the rooms meet in a merge: what belongs to whom is written down in each, and moved in one transaction.

type Rest<Verb extends (db: Db, officer: Officer, asked: never, ...rest: never[]) => unknown> =
  Parameters<Verb>[2];

/** Merges two records of an institution, with all that any room keeps of it. */
export const mergeTheInstitutions = (
  db: Db,
  officer: Officer,
  asked: Rest<typeof mergeInstitutions>,
  now: Temporal.Instant,
) =>
  db.transaction(async (tx) => {
    await holdSessionsOf(tx, [asked.from]);
    return mergeInstitutions(tx, officer, asked, linksOfInstitution, now);
  });

/** Merges two records of a contact, with all that any room keeps of them. */
export const mergeTheContacts = (
  db: Db,
  officer: Officer,
  asked: Rest<typeof mergeContacts>,
  now: Temporal.Instant,
) => mergeContacts(db, officer, asked, linksOfContact, now);

type Undoing = { id: MergeId; kind: MergeableKind; intoId: string; reason: string; secret: string };

/** Takes two records apart again that were merged. */
export const undoTheMerge = (
  db: Db,
  officer: Officer,
  { kind, intoId, ...asked }: Undoing,
  now: Temporal.Instant,
) =>
  db.transaction(async (tx) => {
    if (kind === 'institution') await holdSessionsOf(tx, [intoId as InstitutionId]);
    return undoMerge(tx, officer, asked, linksOf(kind), now);
  });

/** Everything that follows a record of a kind. */
export const linksOf = (kind: MergeableKind) => (kind === 'contact' ? linksOfContact : linksOfInstitution);
