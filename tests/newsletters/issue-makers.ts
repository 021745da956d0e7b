import type { Db } from '#db/client.ts';
import type { IssueFilter, IssueId } from '#db/schema/newsletter-issues.ts';
import type { Sql } from '#db/sql.ts';
import type { Officer } from '#lib/actor.ts';
import { approveIssue, askForApproval } from '#lib/newsletters/issues/approve.ts';
import { lockIssue } from '#lib/newsletters/issues/lock.ts';
import { beginIssue } from '#lib/newsletters/issues/write.ts';
import { openHands, type Press } from '#lib/newsletters/sending/lanes.ts';
import { scheduleSending } from '#lib/newsletters/sending/schedule.ts';
import type { SendingDesk } from '#lib/newsletters/sending/send.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import { aSubscriber } from './makers.ts';

export const text = 'Come to the **library** on Tuesday, or [read more](/guides/what-prevent-is).';
/** The newest version of a newsletter. */
export const lastVersion = async (db: Db, id: IssueId) => (await lockIssue(db, id))?.version;

type Given = { subject?: string; filter?: IssueFilter; at?: Temporal.Instant };

/** A newsletter with a few words, as its writer left it. */
export const aDraftIssue = (
  db: Db,
  writer: Officer,
  { subject, filter, at = now }: Given = {},
): Promise<IssueId> =>
  beginIssue(
    db,
    writer,
    {
      ...{ subject: subject ?? 'What is on in December', previewLine: 'Three talks and a poster.' },
      ...{ blocks: [{ kind: 'text', markdown: text }], filter: filter ?? { all: [] } },
    },
    at,
  );

/** One that waits for approval. */
export async function aWaitingIssue(db: Db, writer: Officer, given: Given = {}): Promise<IssueId> {
  const id = await aDraftIssue(db, writer, given);
  const { sequence } = (await lastVersion(db, id))!;
  const asked = await askForApproval(db, writer, { id, sequence }, [{ text }], given.at ?? now);
  if (!asked.ok) throw new Error(asked.reason);
  return id;
}

/** One that somebody else approved. */
export async function anApprovedIssue(db: Db, writer: Officer, given: Given = {}): Promise<IssueId> {
  const id = await aWaitingIssue(db, writer, given);
  const { sequence } = (await lastVersion(db, id))!;
  const approved = await approveIssue(db, await anOfficer(db), { id, sequence }, given.at ?? now);
  if (!approved.ok) throw new Error(approved.reason);
  return id;
}

/** One on its way. */
export async function aSending(db: Db, { perSecond = 500, ...given }: Given & { perSecond?: number } = {}) {
  const writer = await anOfficer(db, 'comms');
  const id = await anApprovedIssue(db, writer, given);
  const at = given.at ?? now;
  const sending = await scheduleSending(db, writer, id, { dueAt: at, perSecond }, at);
  if (!sending.ok) throw new Error(sending.reason);
  return { id, writer, sendingId: sending.value };
}

/** A newsletter to two people, due now. */
export async function aNewsletterToSend(db: Db): Promise<Temporal.Instant> {
  for (const _one of [1, 2]) await aSubscriber(db);
  await aSending(db);
  return now;
}

/** What newsletters are handed over by in tests. */
export const aPress = (sql: Sql, smtpUrl: string | null): Press => ({
  publicUrl: new URL('https://concord.example'),
  mailFrom: 'Concord <concord@force.example>',
  teamName: 'Prevent in the Eastern region',
  ...{ secret, smtpUrl, sql, bounceAddress: null },
  clock: () => now,
});

/** Hands that deliver nothing, as where there is no mail server. */
export const handsWithoutServer =
  (sql: Sql): SendingDesk['open'] =>
  (version, held) =>
    openHands(aPress(sql, null), version, held);
