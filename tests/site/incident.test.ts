import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { impactRows } from '#db/schema/impact-terms.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { choose, fill, follow, press, signInAs } from '../support/site-roles.ts';

const { site, database } = await openSite();
const line = 'The bridge is closed until Monday. Ask any officer in the town.';
const done = (page: Page, what: string) => page.waitForURL(`**?done=${what}*`);
const here = (page: Page) => page.url().replace(/\?.*$/, '');
const countOf = (page: Page, words: string) => page.getByText(words).count();

/** What somebody notices on their way, from a phone. */
async function notice(officer: Page): Promise<string> {
  await officer.setViewportSize({ width: 390, height: 844 });
  await officer.goto(`${site.url}/staff`);
  await follow(officer, 'Record observation');
  await officer.getByLabel('Area', { exact: true }).selectOption({ label: 'Bedford' });
  await officer.getByLabel('Issue', { exact: true }).selectOption('local_incident');
  await choose(officer, { strand: 'experienced' });
  await fill(officer, { words: 'Shops shut early after the bridge was closed. People ask who is safe.' });
  await press(officer, 'Record observation');
  await done(officer, 'recorded');
  expect(await officer.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  return here(officer);
}

/** An analyst makes a draft of it, and asks for its approval. */
async function assess(analyst: Page, observation: string): Promise<string> {
  await analyst.goto(`${site.url}/staff/tension`);
  await analyst.locator('a[href*="list=waiting"]').first().click();
  await analyst
    .locator(`a[href="${new URL(observation).pathname}"]`)
    .first()
    .click();
  await follow(analyst, 'Turn into an assessment');
  expect(await analyst.locator('[name=area] option:checked').innerText()).toContain('Bedford');
  await fill(analyst, { issue: 'Closing of the bridge' });
  if ((await analyst.getByLabel('This is another issue').count()) > 0)
    await analyst.getByLabel('This is another issue').check();
  await press(analyst, 'Begin the draft');
  await analyst.waitForURL('**/edit**');
  expect(await analyst.locator('[name=observation]:checked').count()).toBe(1);
  await choose(analyst, { experienced: '4', evidenced: '4', potential: '5', level: '5', trend: 'rising' });
  await choose(analyst, { confidence: 'moderate', outlook7: 'rising', outlook28: 'steady' });
  await analyst.locator('[name=spread]').selectOption({ index: 2 });
  const rests = ['experiencedWords', 'evidencedWords', 'potentialWords', 'outlook7Words', 'outlook28Words'];
  await fill(analyst, Object.fromEntries(rests.map((name) => [name, 'Shops and schools speak of it.'])));
  await fill(analyst, { facts: 'The bridge is closed.', view: 'Worry is wider than the town.' });
  await fill(analyst, { rationale: 'Wider and faster than level 4.', mitigation: 'Officers on foot.' });
  await press(analyst, 'Save and ask for approval');
  await done(analyst, 'asked');
  return here(analyst);
}

const veryHigh = (page: Page) => page.locator('.strip a').first().locator('b').innerText();

/** Opens the page of the surge, and begins the assessment of impact from it. */
async function surge(officer: Page): Promise<{ surge: string; impact: string }> {
  await officer.setViewportSize({ width: 1280, height: 900 });
  await officer.goto(`${site.url}/staff/impact/surges`);
  await follow(officer, 'Open a surge page');
  await officer.getByLabel('Bedford', { exact: true }).check();
  await officer.locator('[name=kind]').selectOption('incident');
  await fill(officer, { title: 'Bridge closed in Bedford', publishedBy: 'Council website, 10am' });
  await fill(officer, { publicWords: 'The bridge in the town centre is closed.' });
  await press(officer, 'Open the surge page');
  await done(officer, 'opened');
  const page = here(officer);
  await follow(officer, 'Begin the community impact assessment');
  expect(await officer.locator('[name=area]').inputValue()).toBe('bedford');
  expect(await officer.locator('[name=name]').inputValue()).toBe('Bridge closed in Bedford');
  await press(officer, 'Start the assessment');
  await done(officer, 'started');
  return { surge: page, impact: here(officer) };
}

const part = (words: Readonly<Record<string, string>>, button: string) => async (page: Page) => {
  await fill(page, words);
  await press(page, button);
};

async function weigh(page: Page): Promise<void> {
  for (const row of impactRows) {
    for (const [box, value] of Object.entries({ lb: '3', ib: '3', la: '2', ia: '2' }))
      await page.locator(`[name="${row}-${box}"]`).selectOption(value);
    await page.locator(`[name="${row}-m"]`).fill('Officers on foot each morning.');
  }
  await press(page, 'Save and write the next part');
}

const parts = [
  part(
    { knownConfirmed: 'The bridge is closed.', rumour: 'That it fell: it did not.' },
    'Save and write the next part',
  ),
  part({ communities: 'People who live and trade by the river.' }, 'Save and write the next part'),
  weigh,
  part(
    {
      ...{ equalityDiscrimination: 'The same help in every street.', equalityOpportunity: 'Calls at home.' },
      ...{ equalityRelations: 'Neighbours share a hall.', equalityEvidence: 'Visits on the first day.' },
    },
    'Save and write the next part',
  ),
  part({ proportionality: 'Two officers on foot, no more.' }, 'Save this part'),
];

/** The wording of whoever communicates, under embargo, begun from the page of the surge. */
async function word(comms: Page, surgePage: string): Promise<string> {
  await comms.goto(surgePage);
  await follow(comms, 'Begin a comms plan');
  expect(await comms.locator('[name=area]').inputValue()).toBe('bedford');
  expect(await comms.locator('[name=category]').inputValue()).toBe('local_incident');
  await fill(comms, { title: 'After the bridge was closed', purpose: 'People know which way to go.' });
  await fill(comms, { objective: 'Nobody asks twice.' });
  await press(comms, 'Begin the plan');
  await done(comms, 'begun');
  const plan = here(comms);
  await follow(comms, 'Add wording');
  await fill(comms, { words: line });
  await choose(comms, { embargo: 'word' });
  await press(comms, 'Save and ask for approval');
  await done(comms, 'asked');
  return plan;
}

/** A draft of a briefing of the area, in which released lines can be taken over. */
async function briefingOf(supervisor: Page): Promise<string> {
  await supervisor.goto(`${site.url}/staff/briefings/new?area=bedford`);
  await press(supervisor, 'Begin the draft');
  await supervisor.waitForURL(/briefings\/[0-9a-f-]{36}/);
  return here(supervisor).replace(/\/edit$/, '') + '/edit';
}

/** Looks again, ends the action, and closes with what was learned. */
async function end(officer: Page, impact: string): Promise<void> {
  await officer.goto(impact);
  await officer
    .getByRole('link', { name: /^Add or end/ })
    .first()
    .click();
  await fill(officer, { what: 'Call on the shops by the bridge' });
  await officer.getByLabel('Officer who does it').selectOption({ index: 1 });
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/London').add({ days: 7 });
  await fill(officer, { 'due-day': `${day}`, 'due-month': `${month}`, 'due-year': `${year}` });
  await press(officer, 'Add action');
  await officer.getByRole('button', { name: /^Mark as done/ }).waitFor();
  await officer.goto(`${impact}/review`);
  await officer.getByLabel('Nothing changed').check();
  await press(officer, 'Record the review');
  await done(officer, 'reviewed');

  await officer.goto(`${impact}/close`);
  expect(await countOf(officer, 'An action is open.')).toBe(1);
  await follow(officer, 'End its actions');
  await officer.locator('button[name=do][value=done]').click();
  await officer.getByRole('button', { name: /^Open the action again/ }).waitFor();
  await officer.goto(`${impact}/close`);
  await fill(officer, { outcome: 'The bridge is open again.', lesson: 'Tell the shops first.' });
  await officer.getByLabel('Yes: it is shown').check();
  await press(officer, 'Close the assessment');
  await done(officer, 'closed');
  expect(await countOf(officer, 'The bridge is open again.')).toBeGreaterThan(0);
  await officer.goto(`${site.url}/staff/impact/new`);
  expect(await countOf(officer, 'Tell the shops first.')).toBeGreaterThan(0);
}

async function approve(supervisor: Page, address: string): Promise<void> {
  await supervisor.goto(address);
  await supervisor
    .getByRole('link', { name: /^Approve/ })
    .first()
    .click();
  await supervisor.getByLabel('Approve it').check();
  await press(supervisor, 'Decide');
  await done(supervisor, 'approved');
}

it('goes from the first observation over level, surge, impact, advice and released words to its end and lesson', async ({
  openWindow,
}) => {
  const windows = await Promise.all(['officer', 'analyst', 'supervisor', 'comms', 'npt'].map(open));
  const [officer, analyst, supervisor, comms, reader] = windows as [Page, Page, Page, Page, Page];
  async function open(who: string) {
    const page = await openWindow();
    await signInAs(page, { site, database }, who);
    return page;
  }

  const assessment = await assess(analyst, await notice(officer));
  await supervisor.goto(`${site.url}/staff/tension`);
  expect(await veryHigh(supervisor)).toBe('0');
  await approve(supervisor, assessment);
  await supervisor.goto(`${site.url}/staff/tension`);
  expect(await veryHigh(supervisor)).toBe('1');
  expect(await supervisor.locator('.tile', { hasText: 'Bedford' }).first().innerText()).toContain(
    'Very high',
  );

  const { surge: surgePage, impact } = await surge(officer);
  await follow(officer, 'Edit the draft');
  for (const write of parts) await write(officer);
  await press(officer, 'Ask for approval');
  await done(officer, 'asked');
  await approve(supervisor, impact);

  await officer.goto(`${impact}/consultation`);
  await fill(officer, { body: 'Bedford Independent Advisory Group (IAG)', advice: 'Be seen early.' });
  await press(officer, 'Record advice');
  await done(officer, 'advised');
  await officer.getByLabel('Accepted', { exact: true }).check();
  await fill(officer, { because: 'Officers walk there each morning.' });
  await press(officer, 'Record the answer');
  await done(officer, 'answered');

  const plan = await word(comms, surgePage);
  await approve(supervisor, plan);
  const briefing = await briefingOf(supervisor);
  const places = [plan, `${plan}/print`, surgePage, `${surgePage}/print`];
  for (const address of places) {
    await reader.goto(address);
    expect([address, await countOf(reader, line)]).toEqual([address, 0]);
  }
  await supervisor.goto(briefing);
  expect(await countOf(supervisor, line)).toBe(0);
  await comms.goto(plan);
  await comms
    .getByRole('link', { name: /^Release\b/ })
    .first()
    .click();
  await comms.getByLabel('By what it goes out').selectOption('channel_in_person');
  await fill(comms, { where: 'Patrols in the town' });
  await press(comms, 'Release it');
  await done(comms, 'released');
  for (const address of places) {
    await reader.goto(address);
    expect([address, (await countOf(reader, line)) > 0]).toEqual([address, true]);
  }
  await supervisor.goto(briefing);
  expect(await countOf(supervisor, line)).toBeGreaterThan(0);

  await end(officer, impact);
}, 240_000);
