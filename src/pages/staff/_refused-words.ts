import type { BounceKind, SuppressionReason } from '#db/schema/mail-suppressions.ts';
import type { AddressState, Returned } from '#lib/mail/returned/address-state.ts';
import { date } from '#lib/dates.ts';
import { mailState } from '#lib/mail/outbox.ts';

/** A mail of the outbox, as far as its state shows. */
export type MailSeen = Record<'sentAt' | 'failedAt' | 'withheldAt', Temporal.Instant | null> &
  Record<'lastError' | 'withheldFor', string | null> & { returned?: Returned | null };

const tags = {
  waiting: { text: 'Waiting', tone: 'warm' },
  sent: { text: 'Sent', tone: 'plain' },
  kept: { text: 'Kept, not sent', tone: 'grey' },
  failed: { text: 'Failed', tone: 'error' },
  withheld: { text: 'Held back', tone: 'error' },
  returned: { text: 'Came back', tone: 'error' },
  unwanted: { text: 'Called unwanted', tone: 'error' },
} as const;

/** How a mail stands, in two words. */
export function mailTag(mail: MailSeen, hasServer: boolean): (typeof tags)[keyof typeof tags] {
  if (mail.returned) return mail.returned.kind === 'complaint' ? tags.unwanted : tags.returned;
  return tags[mailState(mail, hasServer)];
}

/** Why an address is not written to. */
export const reasonWords: Readonly<Record<SuppressionReason, string>> = {
  hard_bounce: 'The address does not exist',
  soft_bounces: 'Mail to the address came back on several days',
  complaint: 'Its owner called our mail unwanted',
  unsubscribed: 'Its owner left the newsletters',
  asked: 'Its owner asked us not to write',
};

/** Why a mail was held back. */
export const withheldWords = (reason: string | null): string =>
  reasonWords[reason as SuppressionReason] ?? 'The address is not written to';

const came: Readonly<Record<BounceKind, (day: string) => string>> = {
  hard: (day) => `This address refused our mail on ${day}.`,
  soft: (day) => `Our mail could not be delivered to this address on ${day}.`,
  complaint: (day) => `Whoever reads this address called our mail unwanted on ${day}.`,
};

const next: Readonly<Record<SuppressionReason | 'none', string>> = {
  hard_bounce:
    'It gets no mail from us now. Check how it is spelt. If you can ring them, ask for one that works.',
  soft_bounces:
    'It gets no reminders from us now, only answers to what it asks for. Ring about what matters.',
  complaint:
    'It gets no mail from us now. Ring about what matters, and do not ask for another address to write to.',
  asked: 'It gets no mail from us now, as its owner wished.',
  unsubscribed: '',
  none: 'Their box may be full. Mail still goes to it; ring about what cannot wait.',
};

// A box that was full for a day is nothing to tell of a month later.
const isOld = (at: Temporal.Instant, now: Temporal.Instant) => now.since(at).total('hours') > 24 * 30;

/** What staff read beside an address: what happened, when, and what to do; null where nothing stands in the way. */
export function refusedWords(
  state: AddressState | null,
  now: Temporal.Instant,
): { what: string; next: string; isSuppressed: boolean } | null {
  const held = state?.suppressions.find(({ scope }) => scope === 'all') ?? null;
  if (!state || (!held && (!state.last || isOld(state.last.at, now)))) return null;
  const what = state.last
    ? came[state.last.kind](date(state.last.at))
    : `${reasonWords[held!.reason]}, since ${date(held!.since)}.`;
  return { what, next: next[held?.reason ?? 'none'], isSuppressed: held !== null };
}
