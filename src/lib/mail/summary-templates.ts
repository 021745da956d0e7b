import type { Every } from './templates.ts';

/** Each mail about the Community Tension Summary and exactly the fields it needs: none holds a word of its text. */
export type SummaryMails = {
  'summary-ready': Every & {
    readerName: string;
    /** "Bedfordshire Police" */
    area: string;
    /** "16 to 22 November 2026" */
    week: string;
    /** Null but for a version that takes the place of another. */
    correctionWords: string | null;
    summaryUrl: string;
  };
};

/** What each is called in lists. */
export const summaryMailLabels: Readonly<Record<keyof SummaryMails, string>> = {
  'summary-ready': 'Community Tension Summary sent',
};
