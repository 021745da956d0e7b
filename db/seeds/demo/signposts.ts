import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { signpost, type SignpostDeed, signpostStep, type SignpostId } from '../../schema/signposts.ts';
import { insertRows, type Transaction } from './rows.ts';
import { theLocalSignposts } from './signpost-words.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'comms', OfficerId>>;
  now: Temporal.Instant;
};

// How many days ago each was checked; whatever is not named, some days ago.
const ago: Readonly<Record<string, number>> = { 'tell-mama': 44, nspcc: 33, shout: 29, 'stop-hate': 31 };
const routesAgo: Readonly<Record<string, number>> = { E06000032: 38, E07000071: 52, E07000148: 34 };

/** Who checked which signpost and route when, some of them too long ago, and the signposts of some areas. */
export async function writeSignposts(tx: Transaction, { areas, people, now }: World): Promise<void> {
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
  await writeLocal(tx, { areas, people, now });
  await writeRoutes(tx, { people, day });
}

async function writeLocal(tx: Transaction, { areas, people, now }: World) {
  for (const [index, { area, days, retired, steps, ...words }] of theLocalSignposts.entries()) {
    const id = crypto.randomUUID() as SignpostId;
    const at = (count: number) => now.subtract({ hours: 24 * count });
    const by = index % 2 === 0 ? people.officer : people.comms;
    await insertRows(tx, signpost, [
      {
        ...{
          id,
          ...words,
          areaId: areas.get(area)!,
          position: 100 + index,
          checkedAt: at(days),
          checkedBy: by,
        },
        retiredAt: retired ? at(days) : null,
      },
    ]);
    const made = (deed: SignpostDeed, ago: number, changes: string[] = []) => ({
      ...{ signpostId: id, deed, changes, at: at(ago), officerId: by },
    });
    await insertRows(tx, signpostStep, [
      made('added', 200),
      ...(steps ?? []).map(([deed, ago, change]) => made(deed, ago, change ? [change] : [])),
    ]);
  }
}

type Checked = { people: World['people']; day: (count: number) => string };

// One council has named its own page; the demonstration leads nowhere real with it.
async function writeRoutes(tx: Transaction, { people, day }: Checked) {
  await tx`update council_route set checked_at = ${day(9)}, checked_by = ${people.officer}`;
  for (const [code, days] of Object.entries(routesAgo))
    await tx`update council_route set checked_at = ${day(days)}
      where area_id in (select id from area where kind = 'district' and code = ${code})`;
  const [route] = await tx<{ id: string; href: string }[]>`update council_route set
    href = 'https://council.example/prevent-referral', is_referral_page = true, phone = '01632 960 180',
    note = 'Made up for this demonstration. The council answers on the same working day.'
    where area_id in (select id from area where kind = 'district' and code = 'E06000055') returning id, href`;
  const changes = ['Its referral page: yes, was no', 'Phone: 01632 960 180, was none'];
  const step = { council_route_id: route!.id, deed: 'changed', changes, officer_id: people.officer };
  await tx`insert into signpost_step ${tx({ ...step, at: day(9) })}`;
}
