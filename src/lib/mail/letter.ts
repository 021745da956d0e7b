import type { mailMessage } from '#db/schema/mail.ts';
import type { Invite } from '#lib/ics/invite.ts';
import { type LinkWriter, writeLinks } from './links.ts';
import type { Address, Message } from './message.ts';
import type { StoredInvite } from './queue.ts';
import { renderMail } from './render.ts';
import type { MailFields, TemplateName } from './templates.ts';

/** Who writes: the same for every message. */
export type Author = { teamName: string; publicUrl: string; from: Address };

/** A stored message as the letter that its reader gets, with its links written by `write`. */
export async function writeLetter(
  row: typeof mailMessage.$inferSelect,
  author: Author,
  write: LinkWriter,
): Promise<Message> {
  const fields = {
    ...(writeLinks(row.fields, write) as object),
    teamName: author.teamName,
    siteUrl: author.publicUrl,
    privacyUrl: `${author.publicUrl}/privacy`,
  };
  const template = row.template as TemplateName;
  const rendered = await renderMail(template, fields as MailFields[typeof template]);
  const to = { name: row.toName, email: row.toEmail };
  const invite = row.invite as StoredInvite | null;
  return {
    id: row.id,
    from: author.from,
    to,
    ...rendered,
    ...(invite && { invite: signed(invite, author.from) }),
  };
}

// Outlook trusts an invite whose organiser is the sender of the mail.
const signed = (invite: StoredInvite, { name, email }: Address): Invite => ({
  ...invite,
  organiser: { name: name ?? email, email },
});

/** Splits "Concord <concord@force.example>" into its name and address. */
export function addressOf(mailFrom: string): Address {
  const [, name, email] = /^(.+?) <(.+)>$/.exec(mailFrom) ?? [];
  return name && email ? { name, email } : { email: mailFrom };
}
