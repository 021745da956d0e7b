import type { OfficerId } from '../../schema/officers.ts';
import { signpostStep, type SignpostId } from '../../schema/signposts.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { people: Readonly<Record<'officer' | 'comms', OfficerId>>; now: Temporal.Instant };

// How many days ago each was checked; whatever is not named, some days ago.
const ago: Readonly<Record<string, number>> = { 'tell-mama': 44, nspcc: 33, shout: 29, 'stop-hate': 31 };
const routesAgo: Readonly<Record<string, number>> = { E06000032: 38, E07000071: 52, E07000148: 34 };

/** Who checked which signpost and route when, some of them too long ago. */
export async function writeSignposts(tx: Transaction, { people, now }: World): Promise<void> {
  const day = (count: number) => now.subtract({ hours: 24 * count }).toString();
  const rows = await tx<{ id: SignpostId; code: string }[]>`select id, code from signpost order by position`;
  for (const [index, { id, code }] of rows.entries()) {
    const at = day(ago[code] ?? 3 + index);
    const by = index % 3 === 0 ? people.comms : people.officer;
    await tx`update signpost set checked_at = ${at}, checked_by = ${by} where id = ${id}`;
    const step = { signpostId: id, changes: [], at: Temporal.Instant.from(at), officerId: by };
    await insertRows(tx, signpostStep, [{ ...step, deed: 'checked' }]);
  }
  const [changed] = rows.filter(({ code }) => code === 'cst');
  const was = { signpostId: changed!.id, officerId: people.comms, at: Temporal.Instant.from(day(96)) };
  const changes = ['Phone: 0800 032 3263, was 020 8457 9999'];
  await insertRows(tx, signpostStep, [{ ...was, deed: 'changed', changes }]);
  await tx`update council_route set checked_at = ${day(9)}, checked_by = ${people.officer}`;
  for (const [code, days] of Object.entries(routesAgo))
    await tx`update council_route set checked_at = ${day(days)}
      where area_id in (select id from area where kind = 'district' and code = ${code})`;
}
