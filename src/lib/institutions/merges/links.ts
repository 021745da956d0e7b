import { type SQL, sql } from 'drizzle-orm';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import {
  institutionAlias,
  institutionOwner,
  institutionStanding,
  relationship,
} from '#db/schema/institution-links.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { networkMember } from '#db/schema/networks.ts';
import { roleHolding } from '#db/schema/contacts.ts';
import type { Link } from '#lib/merge/links.ts';
import { oneLead, oneParent, mainRolesStay } from './settle.ts';

// That the record which stays has such a row already, as `o`.
const has = (table: SQL, like: SQL): SQL => sql`exists (select 1 from ${table} o where ${like})`;
const partners = (into: string, other: SQL): SQL =>
  has(
    sql`relationship`,
    sql`f.kind = 'partner_of' and o.kind = 'partner_of' and f.to_on is null and o.to_on is null and o.id <> f.id
      and (o.institution_id, o.other_institution_id) in ((${into}::uuid, ${other}), (${other}, ${into}::uuid))`,
  );

/** What belongs to an institution in this room, and follows it into another. */
export const institutionLinks: readonly Link[] = [
  { column: site.institutionId, key: site.id, words: ['site', 'sites'] },
  {
    column: preventLead.institutionId,
    key: preventLead.id,
    words: ['Prevent lead, now or before', 'Prevent leads, now and before'],
    settle: oneLead,
  },
  {
    column: referralRouteCheck.institutionId,
    key: referralRouteCheck.id,
    since: referralRouteCheck.recordedAt,
    words: ['check of its referral route', 'checks of its referral route'],
  },
  {
    column: institutionAlias.institutionId,
    key: institutionAlias.id,
    since: institutionAlias.addedAt,
    words: ['other name', 'other names'],
    twice: ({ into }) =>
      has(sql`institution_alias`, sql`o.institution_id = ${into}::uuid and o.name = f.name`),
  },
  {
    column: institutionOwner.institutionId,
    key: institutionOwner.id,
    since: institutionOwner.namedAt,
    words: ['owner or deputy, now or before', 'owners and deputies, now and before'],
  },
  {
    column: institutionStanding.institutionId,
    key: institutionStanding.id,
    since: institutionStanding.at,
    words: ['line of our effort over time', 'lines of our effort over time'],
  },
  {
    column: relationship.otherInstitutionId,
    key: relationship.id,
    since: relationship.recordedAt,
    words: ['relationship', 'relationships'],
    // Nobody has to do with themselves: what the two had to do with each other goes before anything moves.
    twice: ({ into }) => sql`(f.institution_id = ${into}::uuid
      or ${has(
        sql`relationship`,
        sql`o.other_institution_id = ${into}::uuid and o.institution_id = f.institution_id
          and o.kind = f.kind and o.to_on is null and f.to_on is null`,
      )}
      or ${partners(into, sql`f.institution_id`)})`,
  },
  {
    column: relationship.institutionId,
    key: relationship.id,
    since: relationship.recordedAt,
    words: ['relationship', 'relationships'],
    settle: oneParent,
    twice: ({ into }) => sql`(f.other_institution_id = ${into}::uuid
      or ${has(
        sql`relationship`,
        sql`o.institution_id = ${into}::uuid and o.other_institution_id = f.other_institution_id
          and o.kind = f.kind and o.to_on is null and f.to_on is null`,
      )}
      or ${partners(into, sql`f.other_institution_id`)})`,
  },
  {
    column: networkMember.institutionId,
    key: networkMember.id,
    since: networkMember.addedAt,
    words: ['membership of a network', 'memberships of networks'],
    twice: ({ into }) =>
      has(
        sql`network_member`,
        sql`o.institution_id = ${into}::uuid and o.network_id = f.network_id
          and o.left_at is not distinct from f.left_at`,
      ),
  },
  {
    column: roleHolding.institutionId,
    key: roleHolding.id,
    since: roleHolding.recordedAt,
    words: ['role of a contact', 'roles of contacts'],
    settle: mainRolesStay,
    twice: ({ into }) =>
      sql`f.to_on is null and ${has(
        sql`role_holding`,
        sql`o.institution_id = ${into}::uuid and o.contact_id = f.contact_id and o.to_on is null
          and plain_words(o.title) = plain_words(f.title)`,
      )}`,
  },
  {
    column: institution.mergedIntoId,
    key: institution.id,
    words: ['record merged into it before', 'records merged into it before'],
  },
];
