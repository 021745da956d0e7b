import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { partner } from '#db/schema/partners.ts';
import { day, timeRange } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import type { ProposalMails } from '#lib/mail/proposal-templates.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { ProposalRow } from './lock.ts';

type Template = keyof ProposalMails;

/** Tells whoever proposed an event that we have it, and what happens next. */
export const tellReceived = (tx: Db, row: ProposalRow, now: Temporal.Instant): Promise<void> =>
  tell(tx, 'event-proposal-received', row, {}, now);

/** Tells them that it goes into the calendar. */
export const tellAccepted = (tx: Db, row: ProposalRow, now: Temporal.Instant): Promise<void> =>
  tell(tx, 'event-proposal-accepted', row, {}, now);

/** Tells them that it does not, and why. */
export const tellDeclined = (
  tx: Db,
  row: ProposalRow,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<void> => tell(tx, 'event-proposal-declined', row, { reasonLines: linesOf(reason) }, now);

// To whoever sent it, whose address a link has proved; what they typed as a contact is for our own people.
async function tell(
  tx: Db,
  template: Template,
  row: ProposalRow,
  fields: { reasonLines?: readonly string[] },
  now: Temporal.Instant,
): Promise<void> {
  if (!row.partnerId) return;
  const [to] = await tx.select().from(partner).where(eq(partner.id, row.partnerId));
  if (!to) return;
  const name = to.name ?? to.email;
  const message = {
    template,
    to: { name, email: to.email },
    fields: { ...fieldsOf(row), ...fields, partnerName: name },
    about: { entity: 'event_proposal', id: row.id },
  };
  await queueMail(tx, message as unknown as Message<Template>, now);
}

const fieldsOf = ({ id, title, organisation, reference, startsAt, endsAt, allDay }: ProposalRow) => ({
  ...{ title, organisation, reference },
  when: allDay ? day(startsAt) : `${day(startsAt)}, ${timeRange(startsAt, endsAt)}`,
  keepWords: 'We keep this message for 30 days, and the proposal for 90 days after our answer.',
  proposalUrl: openLink(`/partner/proposals/${id}`),
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
