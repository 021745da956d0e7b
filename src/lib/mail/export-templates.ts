import type { Every } from './templates.ts';

/** The mail to those who may agree that a list leaves, and exactly the fields it needs. */
export type ExportMails = {
  /** `untilWords`: "Thursday 3 December 2026" */
  'export-asked': Every & { officerName: string; askerName: string; untilWords: string; exportUrl: string };
};

/** What this mail is called in lists. */
export const exportMailLabels: Readonly<Record<keyof ExportMails, string>> = {
  'export-asked': 'List to agree to',
};
