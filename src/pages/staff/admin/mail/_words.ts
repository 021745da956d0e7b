import type {
  BounceKind,
  BounceSource,
  SuppressionReason,
  SuppressionScope,
} from '#db/schema/mail-suppressions.ts';
import type { LiftRefusal } from '#lib/mail/suppress.ts';

export const kindWords: Readonly<Record<BounceKind, string>> = {
  hard: 'For good',
  soft: 'For now',
  complaint: 'Called unwanted',
};
export const sourceWords: Readonly<Record<BounceSource, string>> = {
  mailbox: 'Report by mail',
  webhook: 'Report of the mail provider',
  server: 'Answer of the mail server',
};
export const reasonWords: Readonly<Record<SuppressionReason, string>> = {
  hard_bounce: 'The address does not exist',
  soft_bounces: 'Came back again and again',
  complaint: 'Its owner called our mail unwanted',
  unsubscribed: 'Its owner left the newsletters',
  asked: 'Its owner asked us',
};
export const scopeWords: Readonly<Record<SuppressionScope, string>> = {
  all: 'All mail',
  newsletters: 'Newsletters',
};
export const sentences: Readonly<Record<LiftRefusal, string>> = {
  'no such suppression': 'This is not there any more',
  'lifted already': 'Somebody let this address be written to already',
  'another address': 'This is not the address. Enter the one that was suppressed',
};
