import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tensionSummary, tensionSummaryParagraph } from '#db/schema/tension-summaries.ts';
import { ukDay } from '#lib/dates.ts';
import { sendAsPartner } from '#lib/tension/returns/send-partner.ts';
import { assembleSummary } from '#lib/tension/summaries/assemble.ts';
import { reportedIn } from '#lib/tension/summaries/reported.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import {
  aMailboxReporter,
  aPartnerAt,
  aReturn,
  officerWords,
  partnerWords,
} from '../../support/return-makers.ts';
import { areaCalled, aStanding, theForce, thisWeek, won } from '../../support/summary-makers.ts';

it('tells what was reported, who reported that there is nothing, and who sees a level otherwise than it stands', async ({
  db,
}) => {
  const [author, areaId] = [await anOfficer(db, 'analyst'), await theForce(db)];
  const [bedford, luton] = [await areaCalled(db, 'bedford'), await areaCalled(db, 'luton')];
  await aStanding(db, bedford);
  const view = { levelView: 'higher', levelShown: 3, viewWords: 'Families stay at home' } as const;
  await aReturn(db, await anOfficer(db), { areaId: bedford, answer: { ...officerWords, ...view } });
  await aReturn(db, await anOfficer(db), { areaId: luton });
  const mailbox = await aMailboxReporter(db, author, { areaId: bedford });
  const partner = await aPartnerAt(db, mailbox.email);
  const sent = { reporterId: mailbox.id, week: thisWeek, formToken: crypto.randomUUID() };
  won(await sendAsPartner(db, partner, { ...sent, answer: partnerWords }, now));

  expect(await reportedIn(db, { areaId, week: thisWeek }, ukDay(now))).toMatchObject({
    ...{ districts: 3, reported: 2 },
    missing: ['Central Bedfordshire'],
  });
  const id = won(await assembleSummary(db, author, { areaId, week: thisWeek, horizon: [] }, now));
  const [made] = await db.select().from(tensionSummary).where(eq(tensionSummary.id, id));
  expect(made).toMatchObject({ districts: 3, reported: 2, nothing: 1 });
  const said = await db
    .select()
    .from(tensionSummaryParagraph)
    .where(and(eq(tensionSummaryParagraph.summaryId, id), eq(tensionSummaryParagraph.areaId, bedford)));
  const under = (heading: string) => said.find((one) => one.heading === heading)!;
  expect(under('What was reported').words).toContain('Prevent officer: People speak of broken windows.');
  expect(under('What was reported').words).toContain('Council: People speak of broken windows. Worse than');
  expect(under('Who sees the level otherwise').words).toBe(
    'Prevent officer sees it higher than 3 Raised: Families stay at home.',
  );
  expect(said.every(({ sharing }) => sharing === 'restricted')).toBe(true);
});
