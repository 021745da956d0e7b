import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { severalOfficers, who } from './officers.ts';

/** The columns of a version that somebody approves who did not write in it. */
export const approvalColumns = () => ({
  // Whoever wrote in it: none of them approves it.
  writers: severalOfficers(),
  askedAt: instant('asked_at'),
  approvedAt: instant('approved_at'),
  approvedBy: who('approved_by'),
});

type ApprovalColumns = Record<keyof ReturnType<typeof approvalColumns>, AnyPgColumn>;

/** What holds of them: somebody wrote it, and one who did not approved it, once that was asked for. */
export const approvalChecks = (
  table: string,
  { writers, askedAt, approvedAt, approvedBy }: ApprovalColumns,
) => [
  check(`${table}_written`, sql`cardinality(${writers}) > 0`),
  check(`${table}_approved`, sql`(${approvedAt} is null) = (${approvedBy} is null)`),
  check(`${table}_asked`, sql`${approvedAt} is null or ${askedAt} is not null`),
  check(`${table}_by_another`, sql`${approvedBy} <> all (${writers})`),
];
