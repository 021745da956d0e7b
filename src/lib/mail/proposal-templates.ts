import type { Every } from './templates.ts';

/** A mail to whoever proposed an event; `when`: "Thursday 3 December 2026, 6pm to 8pm" */
type ToProposer = Every & {
  partnerName: string;
  organisation: string;
  title: string;
  when: string;
  reference: string;
  proposalUrl: string;
};

/** Each mail about an event that an organisation proposed and exactly the fields it needs. */
export type ProposalMails = {
  'event-proposal-received': ToProposer;
  'event-proposal-accepted': ToProposer;
  /** `reasonLines`: as the officer wrote it, a paragraph each. */
  'event-proposal-declined': ToProposer & { reasonLines: readonly string[] };
};

/** What each is called in lists. */
export const proposalMailLabels: Readonly<Record<keyof ProposalMails, string>> = {
  'event-proposal-received': 'Proposed event received',
  'event-proposal-accepted': 'Proposed event accepted',
  'event-proposal-declined': 'Proposed event declined',
};
