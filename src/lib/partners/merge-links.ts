import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { partnerInvitation, partnerMembership } from '#db/schema/partners.ts';
import type { Link, Merge } from '#lib/merge/links.ts';
import { changeRows } from '#lib/merge/steps.ts';

/** The people of an institution's page, who follow it into another. */
export const partnerLinks: readonly Link[] = [
  {
    column: partnerMembership.institutionId,
    key: partnerMembership.id,
    since: partnerMembership.askedAt,
    words: ['person who sees its page, or asks to', 'people who see its page, or ask to'],
    settle: oneMembership,
    operation: 'permission',
  },
  {
    column: partnerInvitation.institutionId,
    key: partnerInvitation.id,
    since: partnerInvitation.invitedAt,
    words: ['invitation to its page', 'invitations to its page'],
  },
];

// Who was in both keeps one membership, with the more that either gave; the other ends as merged.
async function oneMembership(tx: Db, merge: Merge, now: Temporal.Instant): Promise<void> {
  const stronger = (column: string) => sql`(select m.${sql.identifier(column)} from partner_membership m
    where m.institution_id = ${merge.from}::uuid and m.partner_id = f.partner_id and m.ended_at is null)`;
  const inBoth = (one: string, other: string) => sql`f.institution_id = ${one}::uuid and f.ended_at is null
    and exists (select 1 from partner_membership m where m.institution_id = ${other}::uuid
      and m.partner_id = f.partner_id and m.ended_at is null`;
  const { from, into } = merge;
  const granted = Object.fromEntries(
    ['role', 'granted_at', 'granted_by_officer', 'granted_by_partner'].map((name) => [name, stronger(name)]),
  );
  // Granted goes before asked, and training lead before colleague.
  const isAsked = sql`${inBoth(into, from)} and m.granted_at is not null) and f.granted_at is null`;
  await changeRows(tx, merge, partnerMembership, granted, isAsked);
  const isLess = sql`${inBoth(into, from)} and m.granted_at is not null and m.role = 'training_lead')
    and f.role <> 'training_lead'`;
  await changeRows(tx, merge, partnerMembership, { role: sql`'training_lead'` }, isLess);
  const ended = { ended_at: sql`${now.toString()}::timestamptz`, ended_as: sql`'merged'` };
  await changeRows(tx, merge, partnerMembership, ended, sql`${inBoth(from, into)})`);
}
