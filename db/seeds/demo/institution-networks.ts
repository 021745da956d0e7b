import type { network, networkMember } from '../../schema/networks.ts';
import { type NetworkId, type NetworkKind } from '../../schema/networks.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import type { Areas } from './found.ts';
import type { Institution } from './institutions.ts';

type Made = {
  name: string;
  kind: NetworkKind;
  where: string;
  aims: string;
  started: number;
  /** Name, the role of whoever agreed, days ago; and how long ago they left. */
  members: readonly (readonly [name: string, role: string, daysAgo: number, left?: number])[];
};

const made: readonly Made[] = [
  {
    name: 'Bedford education forum',
    kind: 'forum',
    where: 'E06000055',
    aims: 'Schools and the college share what they see online, and plan training of their staff together. Meets each half-term.',
    started: 640,
    members: [
      ['Ousebank College', 'Head of student services', 630],
      ['Ashmere Community School', 'Designated safeguarding lead', 625],
      ['Harpur Vale Academy', 'Assistant principal', 600],
      ["St Aldate's Primary School", 'Head teacher', 410],
      ['Great Ouse Library Service', 'Library manager', 300, 40],
    ],
  },
  {
    name: 'Bedfordshire key individual network',
    kind: 'kin',
    where: 'bedfordshire',
    aims: 'Asked within a day when something happens: how is it felt, what should be said, who needs a visit.',
    started: 500,
    members: [
      ["Queen's Park Community Centre", 'Centre manager', 490],
      ['Linford Road Mosque', 'Chair of trustees', 470],
      ['Bury Brook Gurdwara', 'General secretary', 470],
      ['Riverbank Youth Trust', 'Chief executive', 260],
      ['Lea Valley Refugee Welcome', 'Coordinator', 90],
    ],
  },
  {
    name: 'Luton health and care cluster',
    kind: 'cluster',
    where: 'E06000032',
    aims: 'Practices and charities that see the same families: one route for concerns, one set of leaflets.',
    started: 300,
    members: [
      ['Lea Source Medical Centre', 'Practice manager', 290],
      ['Lea Valley Refugee Welcome', 'Coordinator', 280],
      ['Marston Hospital Trust', 'Named nurse for safeguarding', 150],
    ],
  },
];

/** Three networks whose members agreed to be in them. */
export function theNetworks(
  institutions: readonly Institution[],
  { ids }: Pick<Areas, 'ids'>,
  officer: OfficerId,
  now: Temporal.Instant,
) {
  const at = (days: number) => now.subtract({ hours: 24 * days });
  const idOf = (name: string) => institutions.find((one) => one.name === name)!.id;
  const networks = made.map(({ name, kind, where, aims, started }) => ({
    id: crypto.randomUUID() as NetworkId,
    ...{ name, kind, aims, ownerId: officer, startedBy: officer },
    areaId: ids.get(where)!,
    startedAt: at(started),
  })) satisfies (typeof network.$inferInsert)[];
  const members = made.flatMap((one, index) =>
    one.members.map(([name, agreedRole, days, left]): typeof networkMember.$inferInsert => ({
      networkId: networks[index]!.id,
      institutionId: idOf(name),
      agreedRole,
      agreedOn: ukDay(at(days)),
      addedAt: at(days - 1),
      addedBy: officer,
      ...(left && { leftAt: at(left), leftBy: officer }),
    })),
  );
  return { networks, members };
}
