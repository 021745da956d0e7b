import { randomUUID } from 'node:crypto';
import type { OfficerId } from '../../schema/officers.ts';
import { slugOf } from '#lib/newsletters/sending/list-recipients.ts';
import type { IssueSeed } from './newsletter-issues.ts';
import type { Transaction } from './rows.ts';

type World = {
  people: Readonly<Record<'comms' | 'supervisor' | 'editor', OfficerId>>;
  now: Temporal.Instant;
};

/** Writes a newsletter down with its way to where it stands; gives its sending where it was sent. */
export async function writeIssue(tx: Transaction, issue: IssueSeed, { people, now }: World) {
  const at = (days: number) => now.subtract({ hours: Math.round(days * 24) });
  const [id, versionId, sendingId] = [randomUUID(), randomUUID(), randomUUID()];
  const written = at(issue.days + 3);
  const sentAt = at(issue.days);
  const slug = issue.state === 'sent' ? slugOf(issue.subject, sentAt) : null;
  const isAsked = issue.state !== 'draft';
  const isApproved = isAsked && issue.state !== 'waiting';
  const parts = [{ text: issue.text }];
  await tx`insert into newsletter_issue ${tx({ id, slug, begun_at: written.toString(), begun_by: people.comms })}`;
  await tx`insert into newsletter_version ${tx({
    ...{ id: versionId, issue_id: id, number: 1, subject: issue.subject, preview_line: issue.previewLine },
    blocks: tx.json([{ kind: 'text', markdown: issue.text }]),
    filter: tx.json(issue.filter as never),
    ...(isAsked && {
      parts: tx.json(parts),
      asked_at: at(issue.days + 2).toString(),
      asked_by: people.comms,
    }),
    ...(isApproved && { approved_at: at(issue.days + 1).toString(), approved_by: people.supervisor }),
    writers: [people.comms],
    written_at: written.toString(),
  })}`;
  if (!isApproved) return null;
  const isSent = issue.state === 'sent';
  const dueAt = isSent ? sentAt : now.add({ hours: 50 });
  const done = isSent ? sentAt.add({ minutes: 6 }).toString() : null;
  await tx`insert into newsletter_sending ${tx({
    ...{ id: sendingId, version_id: versionId, due_at: dueAt.toString(), per_second: 20 },
    ...(isSent && { listed_at: sentAt.toString(), finished_at: done }),
  })}`;
  await tx`insert into newsletter_step ${tx([
    { sending_id: sendingId, kind: 'scheduled', at: at(issue.days + 0.5).toString(), by: people.comms },
    ...(isSent
      ? [
          { sending_id: sendingId, kind: 'listed', at: sentAt.toString(), by: null },
          { sending_id: sendingId, kind: 'finished', at: done!, by: null },
        ]
      : []),
  ])}`;
  return isSent ? { sendingId: sendingId as never, at: sentAt } : null;
}
