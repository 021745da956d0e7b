import { getTableName, type Table } from 'drizzle-orm';

/** What a table promises about the people in it. */
export type Keeping = {
  /** Why the table exists: a code of `purpose`. */
  purpose: PurposeCode;
  /** Columns that are about a person, by their database names. */
  personal: readonly string[];
  /** When rows go and how: a code of `retention_rule`, or the reason why the table needs none. */
  retention: RetentionCode | { none: string };
};

export const purposeCodes = [
  'training',
  'evidence',
  'partner_access',
  'places_and_areas',
  'institutions',
  'contacts',
  'engagement',
  'calendar',
  'tension',
  'impact',
  'campaigns',
  'newsletters',
  'enquiries',
  'signposting',
  'publishing',
  'messages',
  'accounts',
  'accountability',
  'safety_of_the_site',
] as const;
export type PurposeCode = (typeof purposeCodes)[number];

export const retentionCodes = [
  'booking',
  'access_needs',
  'session',
  'officer_busy',
  'training_request',
  'certificate',
  'certificate_file',
  'evaluation',
  'partner_account',
  'partner_link',
  'prevent_lead',
  'contact',
  'ended_role',
  'engagement',
  'engagement_people',
  'promise',
  'planned_contact',
  'event',
  'event_registration',
  'event_proposal',
  'notable_date',
  'demonstration',
  'calendar_feed',
  'briefing',
  'observation',
  'tension_assessment',
  'comms_plan',
  'lesson',
  'campaign',
  'tension_group',
  'tension_return',
  'return_ask',
  'surge',
  'impact_assessment',
  'critical_impact',
  'tension_summary',
  'enquiry',
  'signpost_step',
  'stored_file',
  'resource',
  'download_count',
  'draft',
  'import_run',
  'record_merge',
  'data_export',
  'job_run',
  'message',
  'newsletter_consent',
  'newsletter_ask',
  'newsletter_issue',
  'newsletter_delivery',
  'newsletter_import',
  'mail_bounce',
  'mail_suppression',
  'mail_kept_aside',
  'officer_account',
  'sign_in_session',
  'sign_in_log',
  'account_link',
  'audit_log',
  'text_check',
  'rate_limit',
] as const;
export type RetentionCode = (typeof retentionCodes)[number];

const kept = new Map<string, Keeping>();

/** Declares, beside a table, why it is kept, who is in it and when it goes. A test refuses a table without. */
export function keeps(table: Table, keeping: Keeping): void {
  kept.set(getTableName(table), keeping);
}

/** The promise of a table by its database name, or null where none was made. */
export const keepingOf = (table: string): Keeping | null => kept.get(table) ?? null;
