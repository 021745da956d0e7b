import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import { commsTerm } from '#db/schema/comms-terms.ts';
import { commsRecall, type CommsWordingId } from '#db/schema/comms-wordings.ts';
import { officer as account } from '#db/schema/officers.ts';
import { isUnderEmbargo, mayReadWording, p, type Reading, shownIf, v, w } from './may-read.ts';
import { type VersionState, versionState } from './state.ts';
import { kinds } from './words.ts';

const approver = alias(account, 'approver');
const recaller = alias(account, 'recaller');
type Asked = { id: CommsPlanId; reading: Reading };

const versionsOf = (db: Db, { id, reading }: Asked) => {
  const rule = mayReadWording(reading);
  return db
    .select({
      id: v.id,
      wordingId: w.id,
      kind: w.kind,
      language: {
        code: commsTerm.code,
        label: commsTerm.label,
        tag: commsTerm.tag,
        direction: commsTerm.direction,
      },
      translatesId: w.translatesId,
      version: v.version,
      sequence: v.sequence,
      mayRead: sql<boolean>`${rule}`,
      question: shownIf(rule, v.question),
      words: shownIf(rule, v.words),
      sentBackWords: shownIf(rule, sql`v.sent_back_words`),
      isUnderEmbargo: sql<boolean>`${isUnderEmbargo}`,
      isEmbargoed: v.isEmbargoed,
      embargoUntil: v.embargoUntil,
      writtenAt: v.writtenAt,
      isTheirs: sql<boolean>`${reading.reader}::uuid = any(v.writers)`,
      writers: sql<string>`(select string_agg(o.name, ', ' order by o.name) from officer o where o.id = any(v.writers))`,
      askedAt: v.askedAt,
      approvedAt: v.approvedAt,
      approver: approver.name,
      isReleased: sql<boolean>`exists (select from comms_release l where l.version_id = v.id)`,
      recalledAt: commsRecall.recalledAt,
      recalledBecause: commsRecall.reason,
      recaller: recaller.name,
    })
    .from(v)
    .innerJoin(w, eq(w.id, v.wordingId))
    .innerJoin(p, eq(p.id, w.planId))
    .innerJoin(commsTerm, eq(commsTerm.code, w.languageCode))
    .leftJoin(approver, eq(approver.id, v.approvedBy))
    .leftJoin(commsRecall, eq(commsRecall.versionId, v.id))
    .leftJoin(recaller, eq(recaller.id, commsRecall.recalledBy))
    .where(eq(p.id, id))
    .orderBy(asc(w.addedAt), asc(w.id), asc(v.version));
};
type Row = Awaited<ReturnType<typeof versionsOf>>[number];

/** A version of a piece of wording; its text is null where it is not for the reader. */
export type ShownVersion = Row & { state: VersionState };

/** A piece of wording: what stands, newest first, and what stood before. */
export type Piece = Pick<Row, 'kind' | 'language' | 'translatesId'> & {
  id: CommsWordingId;
  /** What may be read of what counts today: the released, the approved and the draft. */
  shown: readonly ShownVersion[];
  /** What is not the reader's to see: at most one notice is shown for it. */
  hidden: ShownVersion | null;
  earlier: readonly ShownVersion[];
};

/** The pieces of wording of a plan as their reader may see them, by kind and in the order in which they were added. */
export async function piecesOf(db: Db, asked: Asked, now: Temporal.Instant): Promise<readonly Piece[]> {
  const rows = (await versionsOf(db, asked)).map((row) => ({ ...row, state: versionState(row, now) }));
  const pieces = [...Map.groupBy(rows, ({ wordingId }) => wordingId).values()].map(pieceOf);
  return pieces.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

function pieceOf(versions: readonly ShownVersion[]): Piece {
  const { wordingId: id, kind, language, translatesId } = versions[0]!;
  const out = versions.findLast(({ isReleased }) => isReleased);
  // What came before the last that was let out counts no more.
  const standing = versions.filter(({ version, isReleased, approvedAt }) =>
    out && version <= out.version
      ? version === out.version
      : !isReleased && isNewest(versions, { version, approvedAt }),
  );
  const readable = standing.filter(({ mayRead }) => mayRead);
  return {
    ...{ id, kind, language, translatesId },
    shown: readable.toReversed(),
    hidden:
      standing.findLast(({ mayRead, approvedAt }) => !mayRead && (approvedAt || readable.length === 0)) ??
      null,
    earlier: versions.filter((one) => one.mayRead && !standing.includes(one)).toReversed(),
  };
}

const isNewest = (
  versions: readonly ShownVersion[],
  { version, approvedAt }: Pick<ShownVersion, 'version' | 'approvedAt'>,
): boolean => !approvedAt || !versions.some((one) => one.approvedAt && one.version > version);
