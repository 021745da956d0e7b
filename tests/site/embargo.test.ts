import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { type Role, roleGrant, roles } from '#db/schema/officers.ts';
import { anApprovedImpact } from '../support/impact-makers.ts';
import type { SiteDatabase } from '../support/site-database.ts';
import { formClient } from '../support/form-client.ts';
import { openSite } from '../support/open-site.ts';
import {
  dutyTakenAway,
  feedMadeOn,
  listsTakenAway,
  logTakenAway,
  partnerByLink,
} from '../support/site-outlets.ts';
import { addressesOf, holds, logsOf, otherPages, pagesWith } from '../support/site-scan.ts';
import { partnerPages, type Standing, staffPagesWith, tablesWith } from '../support/site-scan.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { standingIn } from '../support/site-standing.ts';
import { aSurge } from '../support/surge-makers.ts';

const { site, database } = await openSite({ env: { LOG_LEVEL: 'debug' } });
const { post } = formClient(site.url);
// A mail that was written before says nothing of what is made here.
const begun = new Date();
// One stays under embargo to the end. The other is released.
const marker = 'quartz lantern seventeen';
const line = 'zircon harbour nineteen';
const both = [marker, line];
// The rows in which they belong. A list of words for the search would hold each word by itself.
const own = ['comms_plan', 'comms_version'];
const rare = both.map((one) => one.split(' ')[0]!);

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

const wordingOf = (secret: string) => ({
  ...{ kind: 'question', language: 'language_english', question: `Who has the ${secret}?` },
  ...{ words: `Nobody has the ${secret}.`, embargo: 'word', do: 'ask' },
});
const about = { area: 'bedford', category: 'local_incident', title: `The ${marker}` };
const plan = { ...about, purpose: `So that the ${marker} is known.`, objective: `Each knows the ${marker}.` };
const plain = { title: 'A line for the town', purpose: 'So that all know.', objective: 'All know.' };
const questions = [
  ...['waiting', 'ready', 'closed'].map((list) => `?list=${list}`),
  ...['?words=quartz+lantern', '?words=zircon+harbour', '?done=released', '?since=1'],
];

type SignedIn = Awaited<ReturnType<typeof aSignedIn>>;

/** A surge and an assessment of what two plans are about: one under embargo as a whole, one with wording that is. */
async function plansUnderEmbargo(author: SignedIn, approver: SignedIn) {
  const impact = await anApprovedImpact(database.db, author.officer, { at: Temporal.Now.instant() });
  const surge = await aSurge(database.db, approver.officer);
  await database.sql`update surge set impact_assessment_id = ${impact} where id = ${surge}`;
  const begin = async (fields: Record<string, string>) =>
    (await send(`/staff/comms/new?impact=${impact}`, fields, author)).split('?')[0]!;
  const hidden = await begin({ ...plan, embargo: 'yes' });
  const seen = await begin({ ...plan, ...plain });
  const operation = { ...wordingOf(line), words: `Operation Nightfall, ${line}` };
  const refused = await post(`${seen}/wording`, operation, { cookie: author.cookie });
  expect(refused.status).toBe(422);
  for (const [path, secret] of [
    [hidden, marker],
    [seen, line],
  ] as const) {
    await send(`${path}/wording`, wordingOf(secret), author);
    await send(`${path}/approve`, { sequence: '1', decision: 'approve' }, approver);
  }
  await send(`${seen}/wording`, { ...wordingOf(marker), kind: 'rumour' }, author);
  return { hidden, seen, surge, impact };
}

/** Where to look: records of the demonstration in the force, and what the plans are about. */
async function everywhere({ hidden, seen, surge, impact }: Awaited<ReturnType<typeof plansUnderEmbargo>>) {
  const plans = [hidden, seen].map((path) => path.split('/').at(-1)!);
  const [calls, letters] = await Promise.all([
    database.sql<{ id: string }[]>`select id from surge_call where surge_id = ${surge}`,
    database.sql<{ id: string }[]>`select id from mail_message where queued_at >= ${begun}`,
  ]);
  const standing: Standing = [
    ['/staff/impact/surges/[id]/calls', calls.map(({ id }) => id)],
    ['/staff/impact/surges/', [surge]],
    ['/staff/impact/', [impact]],
    ['/staff/outbox/', letters.map(({ id }) => id)],
    ...(await standingIn(database, 'bedfordshire-force')),
    ['/staff/', plans],
  ];
  const slugs = ['bedford', 'bedfordshire-force'];
  return { site, addresses: (pattern: string) => addressesOf(pattern, standing, slugs), standing, questions };
}

const outsiders = ['prevent@cannbridge.council.example'];

/** The pages of two partners who signed in by the mailed link, and what their own calendar programs read. */
async function foundByPartners(): Promise<string[]> {
  const [bedford] = await database.sql<{ email: string; institution: string }[]>`
    select p.email, i.id as institution from partner_membership m join partner p on p.id = m.partner_id
    join institution i on i.id = m.institution_id join area a on a.id = i.district_id
    where a.slug = 'bedford' and m.granted_at is not null and m.ended_at is null order by m.granted_at limit 1`;
  const addresses = partnerPages([['/partner/', [bedford!.institution]]], ['bedford', 'bedfordshire-force']);
  const found: string[] = [];
  for (const email of [bedford!.email, ...outsiders]) {
    const cookie = await partnerByLink(site, database, email);
    const scan = await pagesWith(both, addresses, { site, cookie });
    expect([email, scan.opened['text/html']! > 10]).toEqual([email, true]);
    found.push(...scan.found);
    const [there] = await database.sql<{ id: string }[]>`select i.district_id as id from institution i
      join partner_membership m on m.institution_id = i.id join partner p on p.id = m.partner_id
      where p.email = ${email} and m.granted_at is not null and i.district_id is not null limit 1`;
    const given = { name: 'Office calendar', area: there!.id, cookie };
    found.push(
      ...foundIn({ [email]: await feedMadeOn(site, '/partner/calendar', given) }, 'BEGIN:VCALENDAR'),
    );
  }
  return found;
}

/** Which of some files hold what they must not; each is seen to be read by something that stands in it. */
function foundIn(files: Record<string, string>, known: string): string[] {
  for (const [name, text] of Object.entries(files))
    expect([name, text.includes(known)]).toEqual([name, true]);
  return Object.keys(files).filter((name) => both.some((one) => holds(files[name]!, one)));
}

/** What is read outside the pages of staff: by the public, partners, calendar programs and whoever has a file. */
async function foundOutside(): Promise<string[]> {
  const [asker, approver] = [await aSignedIn(database, 'prevent_officer'), await aSignedIn(database)];
  const cookies = { asker: asker.cookie, approver: approver.cookie };
  const layers = ['events', 'training', 'visits', 'dates'];
  const given = { name: 'Work phone', layers, cookie: asker.cookie };
  const slugs = ['bedford', 'bedfordshire-force'].map((slug) => `/areas/${slug}`);
  return [
    ...(await pagesWith(both, [...otherPages(), ...slugs], { site })).found,
    ...(await foundByPartners()),
    ...foundIn({ feed: await feedMadeOn(site, '/staff/calendar/feeds', given) }, 'BEGIN:VCALENDAR'),
    ...foundIn(await listsTakenAway(site, cookies), 'Delete this file by'),
    ...foundIn(await dutyTakenAway(site, asker.cookie), 'Bedford'),
    ...foundIn(await logTakenAway(site, approver.cookie), 'comms_version'),
  ];
}

/** What is kept of it: in the mails, the access log and every other table, and in the logs of the processes. */
async function foundKept(): Promise<string[]> {
  const [kept] = await database.sql<{ entries: number; letters: number }[]>`
    select (select count(*)::int from audit_log where entity = 'comms_version') as entries,
      (select count(*)::int from mail_message where queued_at > now() - interval '10 minutes') as letters`;
  expect([kept!.entries > 0, kept!.letters > 0]).toEqual([true, true]);
  const found: string[] = [];
  for (const word of rare) {
    const tables = await tablesWith(word, database, own);
    expect(tables.looked).toBeGreaterThan(80);
    found.push(...tables.found.map((table) => `${word} in ${table}`));
  }
  const logs = logsOf(site);
  expect(logs).toContain('"requestId"');
  return [...found, ...rare.filter((word) => logs.toLowerCase().includes(word))];
}

it('keeps what is under embargo from every page, list, search, feed, file, mail, log and table until it is released', async () => {
  const [author, approver] = [await aSignedIn(database, 'prevent_officer'), await aSignedIn(database)];
  const all = await readers();
  const made = await plansUnderEmbargo(author, approver);
  const { hidden, seen, surge, impact } = made;
  const live = `/staff/impact/surges/${surge}`;
  expect(otherPages().length).toBeGreaterThan(20);
  expect(await foundOutside()).toEqual([]);

  const scan = await everywhere(made);
  expect(scan.standing.filter(([, ids]) => ids.length === 0)).toEqual([]);
  const kinds: Record<string, number> = {};
  for (const reader of all) {
    const { found, opened } = await staffPagesWith(both, reader, scan);
    expect(opened['text/html']).toBeGreaterThan(3);
    expect([reader.role, found]).toEqual([reader.role, []]);
    Object.assign(kinds, opened);
  }
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['application/pdf', 'text/csv', 'text/html']));
  expect(await foundKept()).toEqual([]);

  // The scan finds what it looks for: what stands on a PDF, and what its author reads before all others.
  const paper = [`/staff/impact/${impact}/cia.pdf`];
  const onPaper = 'three shop windows were broken on friday night';
  expect((await pagesWith([onPaper], paper, { site, cookie: author.cookie })).found).toHaveLength(1);
  // And the part of the surge that its open pages ask for every few seconds, with its first institution to ring.
  const part = [`${live}/live?since=1`];
  expect((await pagesWith(['place 1'], part, { site, cookie: author.cookie })).found).toHaveLength(1);
  const { found: toAuthor } = await staffPagesWith(both, author, scan);
  expect(toAuthor).toEqual(expect.arrayContaining([`${marker} at ${hidden}`, `${line} at ${seen}`]));

  // Once it is released, so does everybody who sees plans there, and what is not released stays away from them.
  await send(`${seen}/release`, { channel: 'channel_website', where: 'The page of the town' }, approver);
  const sees: readonly Role[] = ['npt_reader', 'prevent_officer', 'analyst', 'comms'];
  for (const reader of all) {
    const { found } = await staffPagesWith(both, reader, scan);
    const pages = [seen, `${seen}/print`, live, `${live}/print`].map((page) => `${line} at ${page}`);
    if (sees.includes(reader.role)) expect(found).toEqual(expect.arrayContaining(pages));
    else expect([reader.role, found]).toEqual([reader.role, []]);
    expect(found.filter((one) => one.startsWith(marker))).toEqual([]);
  }
  expect(await foundOutside()).toEqual([]);
  expect(await foundKept()).toEqual([]);
}, 600_000);
