import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { commsPlan } from '#db/schema/comms-plans.ts';
import { commsVersion } from '#db/schema/comms-wordings.ts';
import { type Role, roleGrant, roles } from '#db/schema/officers.ts';
import type { SiteDatabase } from '../support/site-database.ts';
import { formClient } from '../support/form-client.ts';
import { openSite } from '../support/open-site.ts';
import { logsOf, otherPages, pagesWith, staffPagesWith, tablesWith } from '../support/site-scan.ts';
import { aSignedIn } from '../support/site-sign-in.ts';

const { site, database } = await openSite({ env: { LOG_LEVEL: 'debug' } });
const { post } = formClient(site.url);
const marker = 'quartz lantern seventeen';
// The rows in which it belongs.
const own = ['comms_plan', 'comms_version'];

/** Somebody of each role in Bedfordshire; whoever approves there reads it, so that role is of Essex. */
async function readers() {
  const all = await Promise.all(roles.map(async (role) => ({ role, ...(await aSignedIn(database, role)) })));
  const supervisor = all.find(({ role }) => role === 'supervisor')!;
  await moveTo(database, supervisor.officer.id, 'essex-force');
  return all;
}

async function moveTo(
  { db }: SiteDatabase,
  officerId: typeof roleGrant.$inferSelect.officerId,
  slug: string,
) {
  const [where] = await db.select().from(area).where(eq(area.slug, slug));
  await db.update(roleGrant).set({ areaId: where!.id }).where(eq(roleGrant.officerId, officerId));
}

/** Sends a form as somebody, and gives where it led. */
async function send(path: string, fields: Record<string, string>, { cookie }: { cookie: string }) {
  const { status, location, text } = await post(path, fields, { cookie });
  expect([path, status, location === null ? text : '']).toEqual([path, 303, '']);
  return location!;
}

const wording = { kind: 'question', language: 'language_english', question: `Who has the ${marker}?` };
const words = { ...wording, words: `Nobody has the ${marker}.`, embargo: 'word', do: 'ask' };
const about = { area: 'bedford', category: 'local_incident', title: `The ${marker}` };
const plan = { ...about, purpose: `So that the ${marker} is known.`, objective: `Each knows the ${marker}.` };

it('keeps what is under embargo from every page, list, search, feed, file, mail, log and table until it is released', async () => {
  const author = await aSignedIn(database, 'prevent_officer');
  const approver = await aSignedIn(database);
  const all = await readers();

  // A plan that is under embargo as a whole, and one that everybody sees with wording that is not theirs yet.
  const hidden = (await send('/staff/comms/new', { ...plan, embargo: 'yes' }, author)).split('?')[0]!;
  const seen = (await send('/staff/comms/new', { ...plan, ...plain }, author)).split('?')[0]!;
  for (const one of [hidden, seen]) await send(`${one}/wording`, words, author);
  const refused = await post(
    `${seen}/wording`,
    { ...words, words: `Operation Nightfall, ${marker}` },
    { cookie: author.cookie },
  );
  expect(refused.status).toBe(422);
  for (const one of [hidden, seen])
    await send(`${one}/approve`, { sequence: '1', decision: 'approve' }, approver);
  await send(`${seen}/wording`, { ...words, kind: 'rumour' }, author);

  const plans = await database.db.select({ id: commsPlan.id }).from(commsPlan);
  const versions = await database.db.select({ id: commsVersion.id }).from(commsVersion);
  const records = [hidden, seen].map((path) => path.split('/').at(-1)!);
  const scan = { site, records, slugs: ['bedford'], questions };
  expect([plans.length > 1, versions.length > 2]).toEqual([true, true]);

  for (const reader of all) {
    const { looked, found } = await staffPagesWith(marker, reader, scan);
    expect(looked).toBeGreaterThan(3);
    expect([reader.role, found]).toEqual([reader.role, []]);
  }
  expect(otherPages().length).toBeGreaterThan(20);
  expect(await pagesWith(marker, otherPages(), { site })).toEqual([]);
  const tables = await tablesWith(marker, database, own);
  expect(tables.looked).toBeGreaterThan(80);
  expect(tables.found).toEqual([]);
  expect(logsOf(site)).not.toContain(marker);

  // The scan finds what it looks for: its author reads it, and once it is released so does everybody who sees plans.
  expect((await staffPagesWith(marker, author, scan)).found).toContain(hidden);
  await send(`${seen}/release`, { channel: 'channel_website', where: 'The page of the town' }, approver);
  const sees: readonly Role[] = ['npt_reader', 'prevent_officer', 'analyst', 'comms'];
  for (const reader of all) {
    const { found } = await staffPagesWith(marker, reader, scan);
    const pages = new Set(found.map((address) => address.split('?')[0]));
    if (!sees.includes(reader.role)) expect([reader.role, found]).toEqual([reader.role, []]);
    else
      expect([reader.role, pages.has(seen), pages.has(`${seen}/print`)]).toEqual([reader.role, true, true]);
    expect([...pages].filter((page) => page?.startsWith(hidden))).toEqual([]);
  }
  expect((await tablesWith(marker, database, own)).found).toEqual([]);
  expect(logsOf(site)).not.toContain(marker);
}, 600_000);

const plain = { title: 'A line for the town', purpose: 'So that all know.', objective: 'All know.' };
const questions = [
  ...['waiting', 'ready', 'closed'].map((list) => `?list=${list}`),
  '?words=quartz+lantern',
  '?done=released',
];
