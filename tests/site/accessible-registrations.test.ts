import { describe, expect } from 'vitest';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { anyone } from '../support/makers.ts';
import { openSite } from '../support/open-site.ts';
import { anOpenEvent, aParty, aQuestion } from '../support/registration-makers.ts';
import { aKeeper } from '../support/site-people.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
const { db, secret } = database;
const now = Temporal.Now.instant();
const inTwelveDays = { startsAt: now.add({ hours: 24 * 12 }), endsAt: now.add({ hours: 24 * 12 + 2 }) };

const open = await anOpenEvent(db, { ...inTwelveDays, capacity: 20 });
await aQuestion(db, open.id, { isRequired: true });
await aQuestion(db, open.id, { kind: 'yes_no', words: 'Will you eat with us?', position: 2 });
const full = await anOpenEvent(db, { ...inTwelveDays, capacity: 1 });
const shut = await anOpenEvent(db, { ...inTwelveDays, registrationClosesAt: now.subtract({ hours: 1 }) });
const heads = await anOpenEvent(db, { ...inTwelveDays, registration: 'heads' });

const [placed, offered, waiting] = [makeKey(secret), makeKey(secret), makeKey(secret)];
const first = await register(db, anyone, aParty(full.id), now);
await register(db, anyone, aParty(open.id, { key: placed }), now);
await joinQueue(db, anyone, aParty(full.id, { key: offered }), now);
await joinQueue(db, anyone, aParty(full.id, { key: waiting }), now.add({ seconds: 1 }));
if (first.ok) await cancelRegistration(db, anyone, first.value.id, now);
const [row] = await database.sql<{ id: string }[]>`select id from event_registration
  where event_id = ${open.id} limit 1`;

const registerFor = ({ slug }: { slug: string }) => `/events/${slug}/register`;
const desk = `/staff/events/${open.id}/registrations`;
const off = await anOpenEvent(db, {
  ...inTwelveDays,
  cancelledAt: now,
  cancelReason: 'The hall is flooded.',
});
const pages: readonly (readonly [path: string, words: string])[] = [
  [`/events/${open.slug}`, 'Getting in'],
  [`/events/${full.slug}`, 'Join the waiting list'],
  [`/events/${off.slug}`, 'The hall is flooded.'],
  [registerFor(open), 'We ask for no name'],
  [registerFor(full), 'Join the waiting list'],
  [registerFor(heads), 'Count us in'],
  [registerFor(shut), 'has closed'],
  [`${registerFor(open)}?sent=email`, 'Check your email now'],
  [`/registrations/${placed.key}?new=registered`, '1 place for you'],
  [`/registrations/${placed.key}/party`, 'Change how many come'],
  [`/registrations/${placed.key}/cancel`, 'Can you not come?'],
  [`/registrations/${offered.key}/offer`, '1 place for you'],
  [`/registrations/${waiting.key}`, 'You are number 2 in the queue'],
  ['/registrations/no-such-key', 'We do not know this link'],
  [desk, 'Who registered'],
  [`${desk}/${row!.id}`, 'What they told us'],
  [`${desk}/${row!.id}/cancel`, 'End registration'],
  [`${desk}/door`, 'Count at the door'],
  [`${desk}/door-list`, 'expected'],
  [`/staff/events/${open.id}/questions`, 'What we ask of whoever registers'],
];

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(pages)('%s', async ([path, words], { keptWindow }) => {
    const page = await keptWindow();
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: site.url, secure: true, httpOnly: true }]);
    await page.goto(site.url + path);
    expect(await page.getByRole('main').innerText()).toContain(words);
    expect(await barriers(page)).toEqual([]);
  });
});
