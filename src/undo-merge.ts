import type { Db } from '#db/client.ts';
import type { MergeableKind, MergeId } from '#db/schema/duplicates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { undoMerge } from '#lib/institutions/merges/undo.ts';
import { holdSessionsOf } from '#lib/training/hold-sessions.ts';
import { linksOf } from './merge-links.ts';

type Asked = { id: MergeId; kind: MergeableKind; intoId: string; reason: string; secret: string };

/** Takes two records apart again that were merged, with all that any room keeps of them, in one transaction. */
export const undoTheMerge = (
  db: Db,
  officer: Officer,
  { kind, intoId, ...asked }: Asked,
  now: Temporal.Instant,
) =>
  db.transaction(async (tx) => {
    if (kind === 'institution') await holdSessionsOf(tx, [intoId as InstitutionId]);
    return undoMerge(tx, officer, asked, linksOf(kind), now);
  });
