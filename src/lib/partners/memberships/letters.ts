import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { type MembershipId, partner, type PartnerId } from '#db/schema/partners.ts';
import { openLink, type Stored } from '#lib/mail/links.ts';
import { type Message, queueMail, type Sender } from '#lib/mail/queue.ts';
import type { MailFields } from '#lib/mail/templates.ts';

export type MembershipMail = 'partner-granted' | 'partner-refused' | 'partner-removed';

type Kept = { id: MembershipId; partnerId: PartnerId; institutionId: InstitutionId };
type Own<Name extends MembershipMail> = Stored<
  Omit<MailFields[Name], Sender | 'keepWords' | 'partnerName' | 'organisation'>
>;

/** Queues a mail to somebody about what they may see of an organisation. */
export async function tellPartner<Name extends MembershipMail>(
  tx: Db,
  template: Name,
  { id, partnerId, institutionId }: Kept,
  fields: Own<Name>,
  now: Temporal.Instant,
): Promise<void> {
  const [[to], [of]] = await Promise.all([
    tx.select().from(partner).where(eq(partner.id, partnerId)),
    tx.select({ name: institution.name }).from(institution).where(eq(institution.id, institutionId)),
  ]);
  const name = to!.name ?? to!.email;
  const message = {
    template,
    to: { name, email: to!.email },
    fields: {
      ...fields,
      partnerName: name,
      organisation: of!.name,
      keepWords: 'We keep this message for 30 days.',
    },
    about: { entity: 'partner_membership', id },
  };
  await queueMail(tx, message as unknown as Message<Name>, now);
}

/** Where somebody's own page is, for a mail. */
export const partnerHome = openLink('/partner');
