import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import { commsTerm } from '#db/schema/comms-terms.ts';
import { commsRelease, commsRow } from '#db/schema/comms-wordings.ts';
import { officer as account } from '#db/schema/officers.ts';
import { mayReadWording, p, type Reading, v, w } from './may-read.ts';

const audience = alias(commsTerm, 'audience');
const channel = alias(commsTerm, 'channel');
const language = alias(commsTerm, 'language');

/** Who tells whom what, by what and when, in the order of time: of the wording that its reader may read. */
export const timelineOf = (db: Db, { id, reading }: { id: CommsPlanId; reading: Reading }) =>
  db
    .select({
      id: commsRow.id,
      dueAt: commsRow.dueAt,
      wordingId: commsRow.wordingId,
      audience: audience.label,
      channel: channel.label,
      language: language.label,
      owner: account.name,
      ownerId: commsRow.ownerId,
    })
    .from(commsRow)
    .innerJoin(w, eq(w.id, commsRow.wordingId))
    .innerJoin(p, eq(p.id, w.planId))
    .innerJoin(audience, eq(audience.code, commsRow.audienceCode))
    .innerJoin(channel, eq(channel.code, commsRow.channelCode))
    .innerJoin(language, eq(language.code, w.languageCode))
    .innerJoin(account, eq(account.id, commsRow.ownerId))
    .where(
      and(
        eq(p.id, id),
        sql`exists (select from comms_version v where v.wording_id = w.id and ${mayReadWording(reading)})`,
      ),
    )
    .orderBy(asc(commsRow.dueAt), asc(commsRow.id));
export type TimelineRow = Awaited<ReturnType<typeof timelineOf>>[number];

/** What was let out, the newest first: which version, by whom, by which channel and where. */
export const logOf = (db: Db, id: CommsPlanId) =>
  db
    .select({
      id: commsRelease.id,
      versionId: v.id,
      wordingId: w.id,
      kind: w.kind,
      language: language.label,
      version: v.version,
      channel: channel.label,
      usedWhere: commsRelease.usedWhere,
      releasedAt: commsRelease.releasedAt,
      by: account.name,
    })
    .from(commsRelease)
    .innerJoin(v, eq(v.id, commsRelease.versionId))
    .innerJoin(w, eq(w.id, v.wordingId))
    .innerJoin(channel, eq(channel.code, commsRelease.channelCode))
    .innerJoin(language, eq(language.code, w.languageCode))
    .innerJoin(account, eq(account.id, commsRelease.releasedBy))
    .where(eq(w.planId, id))
    .orderBy(desc(commsRelease.releasedAt), desc(commsRelease.id));
export type LoggedRelease = Awaited<ReturnType<typeof logOf>>[number];
