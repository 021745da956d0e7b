import type { mailMessage } from '#db/schema/mail.ts';
import { type Invite, inviteFile } from '#lib/ics/invite.ts';
import { type LinkWriter, writeLinks } from './links.ts';
import { type NewsletterGiven, renderNewsletter } from './newsletter.ts';
import type { StoredInvite } from './queue.ts';
import { type RenderedMail, renderMail } from './render.ts';
import type { MailFields, TemplateName } from './templates.ts';

type Row = Pick<typeof mailMessage.$inferSelect, 'template' | 'fields' | 'invite'>;

/** A mail as it leaves, with its invite if it carries one, also as the calendar file that is attached. */
export type Letter = RenderedMail & { invite: (Invite & { file: string }) | null };

/** What a letter says of us, and how its links are written. */
export type Letterhead = {
  publicUrl: URL;
  links: LinkWriter;
  teamName: string;
  /** "Concord <concord@force.example>", or an address alone: the organiser of every invite. */
  mailFrom: string;
};

// Messages that were written down before a mail could say these are still sent, and read in the outbox.
const unknownThen = { partLines: [], tentativeWords: null, joiningLines: [] };

/** Writes a stored message out: the same words for the worker that sends it and the officer who reads it. */
export async function writeLetter(row: Row, head: Letterhead): Promise<Letter> {
  const fields = {
    ...unknownThen,
    ...(writeLinks(row.fields, head.links) as object),
    teamName: head.teamName,
    siteUrl: head.publicUrl.origin,
    privacyUrl: new URL('/privacy', head.publicUrl).href,
  };
  const name = row.template as TemplateName;
  const mail =
    name === 'newsletter-test'
      ? await renderNewsletter(testOf(fields), head)
      : await renderMail(name, fields as unknown as MailFields[typeof name]);
  return { ...mail, invite: inviteOf(row, head) };
}

// The words of a newsletter are put in as Markdown, which no template does.
const testOf = (fields: object): NewsletterGiven => {
  const { title, ...given } = fields as NewsletterGiven & { title: string };
  return { ...given, subject: title, isTest: true };
};

// Outlook trusts an invite whose organiser is the sender of the mail.
function inviteOf({ invite }: Row, { mailFrom, teamName }: Letterhead): Letter['invite'] {
  if (!invite) return null;
  const whole = { ...(invite as StoredInvite), organiser: senderOf(mailFrom, teamName) };
  return { ...whole, file: inviteFile(whole) };
}

/** Name and address of a sender written as "Concord <concord@force.example>". */
export function senderOf(mailFrom: string, otherwise: string): { name: string; email: string } {
  const [, name, email] = /^([^<>]+) <([^<>]+)>$/.exec(mailFrom) ?? [];
  return { name: name ?? otherwise, email: email ?? mailFrom };
}

/** An address that names a mail: whatever comes to it is about that one. */
export const namingAddress = (bounceAddress: string, id: string): string =>
  bounceAddress.replace('@', `+${id}@`);
