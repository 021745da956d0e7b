import type { Every } from './templates.ts';

/** A mail about training that somebody has had; `date`: "3 December 2026". */
type Trained = Every & { name: string; courseTitle: string; date: string; number: string };

/** Each mail about certificates and exactly the fields it needs. */
export type CertificateMails = {
  /** `refresherWords`, `replacesWords`: one sentence with its full stop. */
  'certificate-ready': Trained & {
    refresherWords: string | null;
    replacesWords: string | null;
    fileUrl: string;
    checkUrl: string;
  };
  'certificates-ready': Omit<Trained, 'number'> & {
    people: readonly { personName: string; number: string; fileUrl: string }[];
    checkUrl: string;
  };
  /** `reasonWords`: one sentence with its full stop. */
  'certificate-revoked': Trained & { reasonWords: string };
  /** `when`: "in 60 days"; `personWords`: "You came", "Amina Khan came"; `lapseWords`: of a place that is too late. */
  'refresher-due': Trained & {
    when: string;
    dueOn: string;
    personWords: string;
    lapseWords: string | null;
    datesUrl: string;
  };
};

/** What each is called in lists. */
export const certificateMailLabels: Readonly<Record<keyof CertificateMails, string>> = {
  'certificate-ready': 'Certificate',
  'certificates-ready': 'Certificates of colleagues',
  'certificate-revoked': 'Certificate revoked',
  'refresher-due': 'Refresher due',
};
