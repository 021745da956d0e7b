import type { Callers } from './verbs.ts';

/** The verbs of newsletters, and of mail that came back. */
export const newsletterVerbs: Readonly<Record<string, Callers>> = {
  'mail/suppress.ts liftSuppression': 'liftSuppression',
  'newsletters/imports/find.ts findSubscriberImport': 'importSubscribers',
  'newsletters/imports/send-in.ts sendInList': 'importSubscribers',
  'newsletters/imports/undo.ts discardImport': 'importSubscribers',
  'newsletters/imports/undo.ts undoImport': 'importSubscribers',
  'newsletters/imports/write.ts writeImport': 'importSubscribers',
  'newsletters/issues/approve.ts approveIssue': 'approveNewsletter',
  'newsletters/issues/approve.ts askForApproval': 'writeNewsletter',
  'newsletters/issues/approve.ts sendBackIssue': 'approveNewsletter',
  'newsletters/issues/find.ts findIssue': 'seeNewsletters',
  'newsletters/issues/test.ts sendTest': 'writeNewsletter',
  'newsletters/issues/write.ts beginIssue': 'writeNewsletter',
  'newsletters/issues/write.ts beginVersion': 'writeNewsletter',
  'newsletters/issues/write.ts discardIssue': 'writeNewsletter',
  'newsletters/issues/write.ts editIssue': 'writeNewsletter',
  'newsletters/issues/write.ts noted': 'a step',
  'newsletters/sending/schedule.ts cancelSending': 'sendNewsletter',
  'newsletters/sending/schedule.ts pauseSending': 'sendNewsletter',
  'newsletters/sending/schedule.ts resumeSending': 'sendNewsletter',
  'newsletters/sending/schedule.ts scheduleSending': 'sendNewsletter',
  'newsletters/subscribers/ask.ts askToSubscribe': 'by link',
  'newsletters/subscribers/change.ts changeChoices': 'by link',
  'newsletters/subscribers/change.ts confirm': 'by link',
  'newsletters/subscribers/change.ts endSubscription': 'by link',
};
