import { hashPassword } from '#lib/officers/sign-in/password.ts';
import type { officer, OfficerId, Role, roleGrant } from '../../schema/officers.ts';
import type { AreaId } from '../../schema/areas.ts';
import { demonstrationDomain } from './domain.ts';

/** The password of every demonstration account: no secret, it is shown on the sign-in page. */
export const demonstrationPassword = 'concord-demonstration';

const people: readonly [account: string, name: string, role: Role, where: 'bedfordshire' | 'eastern'][] = [
  ['officer', 'Dana Whitlock', 'prevent_officer', 'bedfordshire'],
  ['supervisor', 'Marcus Adeyinka', 'supervisor', 'eastern'],
  ['analyst', 'Hannah Lindgrove', 'analyst', 'eastern'],
  ['npt', 'Callum Reddington', 'npt_reader', 'bedfordshire'],
  ['comms', 'Sofia Marchetti', 'comms', 'eastern'],
  ['editor', 'Owen Tregarth', 'content_editor', 'eastern'],
  ['admin', 'Ruth Abelman', 'administrator', 'eastern'],
  ['dpo', 'Imran Qureshi-Hale', 'dpo', 'eastern'],
  ['deputy', 'Priya Nandakumar', 'supervisor', 'eastern'],
];

/** The demonstration's officers and what each may do. One hash serves all: making it is slow on purpose. */
export async function theTeam(areas: ReadonlyMap<string, AreaId>, now: Temporal.Instant) {
  const passwordHash = await hashPassword(demonstrationPassword);
  const addedAt = now.subtract({ hours: 24 * 400 });
  const startsOn = addedAt.toZonedDateTimeISO('Europe/London').toPlainDate();
  const officers = people.map(([account, name]): typeof officer.$inferInsert & { id: OfficerId } => ({
    id: crypto.randomUUID() as OfficerId,
    name,
    email: `${account}@${demonstrationDomain}`,
    passwordHash,
    addedAt,
  }));
  const grants = people.map(([, , role, where], index): typeof roleGrant.$inferInsert => ({
    officerId: officers[index]!.id,
    role,
    areaId: areas.get(where)!,
    startsOn,
  }));
  return { officers, grants };
}
export type Team = Awaited<ReturnType<typeof theTeam>>;
