import type { Every } from './templates.ts';

/** The mail to whoever takes over from a colleague, and exactly the fields it needs. */
export type HandOverMails = {
  /** `lines`: "12 institutions" */
  'handed-over': Every & {
    officerName: string;
    fromName: string;
    handedBy: string;
    lines: readonly string[];
    todayUrl: string;
  };
};

/** What this mail is called in lists. */
export const handOverMailLabels: Readonly<Record<keyof HandOverMails, string>> = {
  'handed-over': 'Handed over',
};
