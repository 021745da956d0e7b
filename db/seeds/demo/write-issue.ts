import { randomUUID } from 'node:crypto';
import type { OfficerId } from '../../schema/officers.ts';
import { slugOf } from '#lib/newsletters/sending/list-recipients.ts';
import type { IssueSeed } from './newsletter-issues.ts';
import type { Transaction } from './rows.ts';

type World = {
  people: Readonly<Record<'comms' | 'supervisor' | 'editor', OfficerId>>;
  now: Temporal.Instant;
};
type State = IssueSeed['state'];

const isIn = (state: State, ...states: State[]): boolean => states.includes(state);

/** Writes a newsletter down with its way to where it stands; gives its sending where somebody got it. */
export async function writeIssue(tx: Transaction, issue: IssueSeed, { people, now }: World) {
  const at = (days: number) => now.subtract({ hours: Math.round(days * 24) });
  const [id, versionId] = [randomUUID(), randomUUID()];
  const { state, days } = issue;
  const isApproved = isIn(state, 'approved', 'scheduled', 'paused', 'cancelled', 'sent');
  const wasBegun = isIn(state, 'paused', 'cancelled', 'sent');
  const gone = { discarded_at: at(days - 3).toString(), discarded_by: people.comms };
  await tx`insert into newsletter_issue ${tx({
    ...{ id, slug: wasBegun ? slugOf(issue.subject, at(days)) : null },
    ...{ begun_at: at(days + 3).toString(), begun_by: people.comms },
    ...(state === 'discarded' && gone),
  })}`;
  await tx`insert into newsletter_version ${tx({
    ...{ id: versionId, issue_id: id, number: 1, subject: issue.subject, preview_line: issue.previewLine },
    ...{ blocks: tx.json([{ kind: 'text', markdown: issue.text }]), filter: tx.json(issue.filter as never) },
    ...((isApproved || state === 'waiting') && {
      ...{
        parts: tx.json([{ text: issue.text }]),
        asked_at: at(days + 2).toString(),
        asked_by: people.comms,
      },
    }),
    ...(isApproved && { approved_at: at(days + 1).toString(), approved_by: people.supervisor }),
    ...(state === 'sent back' && {
      ...{ sent_back_at: at(days + 1).toString(), sent_back_by: people.supervisor },
      sent_back_reason: 'Name a helpline at the end, and say who wrote it.',
    }),
    ...{ writers: [people.comms], written_at: at(days + 3).toString() },
  })}`;
  // A colleague looked at it in their own mail program before.
  if (isApproved || state === 'waiting')
    await tx`insert into newsletter_test ${tx({
      ...{ version_id: versionId, sequence: 0, at: at(days + 2.5).toString(), by: people.comms },
      readers: [people.comms, people.editor],
    })}`;
  if (!isApproved || state === 'approved') return null;
  return writeSending(tx, { versionId, state, days }, { people, now });
}

type Sent = { versionId: string; state: State; days: number };

async function writeSending(tx: Transaction, { versionId, state, days }: Sent, { people, now }: World) {
  const at = (count: number, minutes = 0) => now.subtract({ hours: Math.round(count * 24) }).add({ minutes });
  const sendingId = randomUUID();
  const isBegun = state !== 'scheduled';
  const [begun, ended] = [at(days), at(days, 6)];
  await tx`insert into newsletter_sending ${tx({
    ...{ id: sendingId, version_id: versionId, per_second: 20 },
    due_at: (isBegun ? begun : now.add({ hours: 50 })).toString(),
    ...(isBegun && { listed_at: begun.toString() }),
    ...(state === 'sent' && { finished_at: ended.toString() }),
    ...(state === 'paused' && { paused_at: ended.toString() }),
    ...(state === 'cancelled' && { cancelled_at: ended.toString() }),
  })}`;
  const last = { sent: 'finished', paused: 'paused', cancelled: 'cancelled' }[state as 'sent'];
  const steps = [
    { kind: 'scheduled', at: at(days + 0.5).toString(), by: people.comms },
    ...(isBegun ? [{ kind: 'listed', at: begun.toString(), by: null }] : []),
    ...(last ? [{ kind: last, at: ended.toString(), by: state === 'sent' ? null : people.comms }] : []),
  ];
  await tx`insert into newsletter_step ${tx(steps.map((one) => ({ ...one, sending_id: sendingId })))}`;
  return isBegun ? { sendingId: sendingId as never, at: begun, isWhole: state === 'sent' } : null;
}
