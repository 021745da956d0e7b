import {
  institutionAlias,
  institutionOwner,
  institutionStanding,
  relationship,
} from '../../schema/institution-links.ts';
import type { institution } from '../../schema/institutions.ts';
import { network, networkMember } from '../../schema/networks.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { domainOf } from './bookers.ts';
import type { Areas } from './found.ts';
import { languagesOf, theLinks } from './institution-links.ts';
import { theNetworks } from './institution-networks.ts';
import type { theStandings } from './institution-standings.ts';
import type { Institution } from './institutions.ts';
import { insertRows, type Transaction } from './rows.ts';

type Keepers = { officer: OfficerId; supervisor: OfficerId; deputy: OfficerId };

const hiring = 'Hall for 120 and two rooms. Bookings by the office; asks who speaks and for whom.';
const hires = new Set(['venue', 'hotel', 'community_group', 'college', 'congregation']);

/** The rows of institutions as the demonstration knows them: how we stand, which languages they serve in, venues. */
export function withStanding(
  institutions: readonly Institution[],
  of: ReturnType<typeof theStandings>['of'],
  now: Temporal.Instant,
): (typeof institution.$inferInsert)[] {
  return institutions.map((one) => ({
    ...one,
    ...of.get(one.id),
    // Those we are often in touch with have an address of their own, which is nobody's.
    mailbox: ['A', 'B'].includes(of.get(one.id)?.tier ?? 'D') ? `office@${domainOf(one)}` : null,
    languages: [...(languagesOf[one.name] ?? [])],
    hiresOutVenue: hires.has(one.typeCode),
    hireWords: one.typeCode === 'venue' || one.typeCode === 'community_group' ? hiring : null,
    addedAt: now.subtract({ hours: 24 * 740 }),
  }));
}

/** Writes what stands round the institutions, once they and the officers are there. */
export async function writeAround(
  tx: Transaction,
  { institutions, areas }: { institutions: readonly Institution[]; areas: Areas },
  standings: ReturnType<typeof theStandings>,
  keepers: Keepers,
  now: Temporal.Instant,
): Promise<void> {
  const { owners, aliases, links } = theLinks(institutions, areas, keepers, now);
  const { networks, members } = theNetworks(institutions, areas, keepers.officer, now);
  await insertRows(tx, institutionStanding, standings.rows);
  await introduce(tx);
  await insertRows(tx, institutionOwner, owners);
  await insertRows(tx, institutionAlias, aliases);
  await insertRows(tx, relationship, links);
  await insertRows(tx, network, networks);
  await insertRows(tx, networkMember, members);
}

// Whoever was visited is no longer without contact, whatever the dice said.
async function introduce(tx: Transaction): Promise<void> {
  await tx`with met as (
      update institution set strength = 1 where strength = 0 and last_contact_at is not null returning id
    )
    update institution_standing s set strength = 1 from met where s.institution_id = met.id and s.strength = 0
      and s.at = (select max(at) from institution_standing l where l.institution_id = met.id)`;
}
