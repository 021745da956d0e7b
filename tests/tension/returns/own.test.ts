import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { tensionReturn, type TensionReturnId } from '#db/schema/tension-returns.ts';
import { chance } from '#db/seeds/demo/chance.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { findOwnReturn, listOwnReturns } from '#lib/tension/returns/mine.ts';
import { sendAsPartner, sendByLink } from '#lib/tension/returns/send-partner.ts';
import { sendReturn } from '#lib/tension/returns/send.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, secret } from '../../support/makers.ts';
import {
  aMailboxReporter,
  aPartnerAt,
  mailedKey,
  nextMonday,
  officerWords,
  partnerWords,
  week,
} from '../../support/return-makers.ts';

const at = nextMonday;
const thisWeek = week.add({ weeks: 1 });

/** Mailboxes and officers of two districts, some mailboxes with a district in each. */
async function aWorld(db: Db) {
  const keeper = await anOfficer(db);
  const areas = [await theArea(db), await theArea(db, 'luton')];
  const reporters = [];
  for (const areaId of [areas[0]!, areas[0]!, areas[1]!])
    reporters.push({ ...(await aMailboxReporter(db, keeper, { areaId })), areaId });
  const both = await aMailboxReporter(db, keeper, { areaId: areas[1]!, email: reporters[0]!.email });
  reporters.push({ ...both, areaId: areas[1]! });
  const emails = [...new Set(reporters.map(({ email }) => email))];
  const partners = [];
  for (const email of emails) partners.push(await aPartnerAt(db, email));
  const officers = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
  await askForReturns(db, secret, at);
  const keys = new Map<string, string>();
  for (const { id } of reporters) keys.set(id, await mailedKey(db, id));
  return { areas, reporters, partners, officers, keys };
}
type World = Awaited<ReturnType<typeof aWorld>>;
type Pick = ReturnType<typeof chance>['pick'];
type Whose = { email: string | null; officerId: string | null; areaId: string };

/** One thing that somebody tries, by any of the three ways; whose return it may have written. */
async function oneStep(
  db: Db,
  { areas, reporters, partners, officers, keys }: World,
  pick: Pick,
  tokens: string[],
) {
  const fresh = crypto.randomUUID();
  const formToken = pick([fresh, fresh, ...tokens.slice(-3)]);
  tokens.push(formToken);
  const [reporter, partner, officer, areaId] = [pick(reporters), pick(partners), pick(officers), pick(areas)];
  const isNothing = pick([true, false]);
  const answer = isNothing ? ('nothing' as const) : partnerWords;
  const way = pick(['officer', 'account', 'link']);
  if (way === 'officer') {
    const said = isNothing ? ('nothing' as const) : officerWords;
    const outcome = await sendReturn(db, officer, { formToken, areaId, week: thisWeek, answer: said }, at);
    return { outcome, whose: { email: null, officerId: officer.id, areaId } };
  }
  const whose = { email: reporter.email, officerId: null, areaId: reporter.areaId };
  if (way === 'link') {
    const link = { key: keys.get(reporter.id)!, requestId: 'r1' };
    return { outcome: await sendByLink(db, link, { formToken, answer }, at), whose };
  }
  const given = { formToken, answer, reporterId: reporter.id, week: thisWeek };
  const outcome = await sendAsPartner(db, partner, given, at);
  expect(outcome.ok && partner.email !== reporter.email).toBe(false);
  return { outcome, whose };
}

describe('whoever reports', { timeout: 60_000 }, () => {
  it.for([11, 23, 47, 91])(
    'never reads or writes over what another sent, whatever they try (world %i)',
    async (seed, { db }) => {
      const world = await aWorld(db);
      const { pick } = chance(seed);
      const [tokens, owners] = [[] as string[], new Map<TensionReturnId, Whose>()];
      const standing = async () =>
        (await db.select().from(tensionReturn)).filter(({ replacedAt }) => replacedAt === null);
      for (let step = 0; step < 40; step += 1) {
        const before = await standing();
        const { outcome, whose } = await oneStep(db, world, pick, tokens);
        if (outcome.ok && outcome.value.isNew) owners.set(outcome.value.id, whose);
        const now = new Set((await standing()).map(({ id }) => id));
        for (const { id } of before.filter((one) => !now.has(one.id)))
          expect([outcome.ok, owners.get(id)]).toEqual([true, whose]);
      }
      for (const partner of world.partners) {
        const own = (await standing()).filter(({ id }) => owners.get(id)!.email === partner.email);
        const listed = await listOwnReturns(db, partner, at);
        expect(listed.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
        for (const [id, { email }] of owners) {
          const found = await findOwnReturn(db, partner, id, at);
          expect(found !== null && email !== partner.email).toBe(false);
        }
      }
      expect(owners.size).toBeGreaterThan(5);
    },
  );
});
