import type { Every } from './templates.ts';

/** A mail to somebody about the page of their organisation. */
type ToPartner = Every & { partnerName: string; organisation: string };

/** Each mail about signing in as a partner and exactly the fields it needs. */
export type PartnerMails = {
  /** `until`: "2:30pm on Thursday 3 December 2026" */
  'partner-sign-in': Every & { until: string; signInUrl: string };
  /** `what`: "everything that Ashmere Community School has booked, and invite colleagues" */
  'partner-granted': ToPartner & { what: string; organisationUrl: string };
  /** `reasonWords`: one sentence with its full stop. */
  'partner-refused': ToPartner & { reasonWords: string; partnerUrl: string };
  'partner-invited': Every & {
    inviterName: string;
    organisation: string;
    role: string;
    expiresAt: string;
    invitationUrl: string;
  };
  'partner-removed': ToPartner & { removedBy: string; reasonWords: string | null; partnerUrl: string };
};

/** What each is called in lists. */
export const partnerMailLabels: Readonly<Record<keyof PartnerMails, string>> = {
  'partner-sign-in': 'Link to sign in (partner)',
  'partner-granted': 'Organisation’s page opened (partner)',
  'partner-refused': 'Organisation’s page refused (partner)',
  'partner-invited': 'Invitation to an organisation’s page',
  'partner-removed': 'Organisation’s page ended (partner)',
};
