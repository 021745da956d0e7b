import { describe, expect, it } from 'vitest';
import { aFilledForm, encoded, type Fields, formClient, type Sent } from '../support/form-client.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const client = formClient(site.url);

const formOf = (reference: string) => `/training/sessions/${reference}/book`;
const past = Temporal.Now.instant().subtract({ hours: 1 });
const escaped = (text: string) => text.replaceAll('&', '&#38;').replaceAll('"', '&#34;');

/** The typed fields that a page does not show again. */
const lost = ({ html }: Sent, form: Fields): string[] =>
  ['organisation', 'postcode', 'name', 'email', 'phone', 'role'].filter(
    (field) => !html.includes(`value="${escaped(String(form[field]).trim())}"`),
  );

/** Sends something that must be refused, and sees that nothing is written. */
async function refused(send: () => Promise<Sent>): Promise<Sent> {
  const before = await fingerprints(database);
  const answer = await send();
  expect(await fingerprints(database)).toEqual(before);
  return answer;
}

async function booked(reference: string, given: Fields = {}): Promise<{ form: Fields; path: string }> {
  const form = aFilledForm(given);
  const { status, location } = await client.post(formOf(reference), form);
  expect(status).toBe(303);
  return { form, path: location!.split('?')[0]! };
}

const long = 'x'.repeat(10_000);
const mistakes: [string, Fields, string][] = [
  ['no places', { places: '0' }, 'Choose how many places'],
  ['a number of places that is none', { places: 'three' }, 'Choose how many places'],
  [
    'an organisation of 10,000 letters',
    { organisation: long },
    'Shorten your organisation&#39;s name to 200',
  ],
  ['a name of 10,000 letters', { name: long }, 'Shorten your full name to 120 characters or fewer'],
  ['a role of 10,000 letters', { role: long }, 'Shorten your role to 120 characters or fewer'],
  ['a phone number of 10,000 digits', { phone: '1'.repeat(10_000) }, 'Enter a work phone number, like'],
  [
    'an email address of 10,000 letters',
    { email: `${long}@school.example` },
    'Enter a work email address, like',
  ],
  ['access needs of 10,000 letters', { hasNeeds: 'yes', needs: long }, 'Shorten what would help to 1000'],
  ['an attendee of 10,000 letters', { attendee: [long] }, 'Shorten the name to 120 characters or fewer'],
  ['an email address without a domain', { email: 'amara@' }, 'Enter a work email address, like'],
  ['two email addresses in one', { email: 'a@b.example,c@d.example' }, 'Enter a work email address, like'],
  ['an email address with a line break', { email: 'a@b.example\r\nBcc: c@d.example' }, 'Enter a work email'],
  ['a postcode that is none', { postcode: 'BEDFORD' }, 'Enter a postcode, like MK40 1AA'],
  [
    'a kind of organisation that is not in the list',
    { type: 'space_agency' },
    'Choose the kind of organisation',
  ],
  ['a button that is not there', { intent: 'drop everything' }, 'Use a button at the end of the form'],
  ['a form whose mark was changed', { token: 'nonsense' }, 'Open the form again'],
];

describe('a booking form', () => {
  it.each(mistakes)('with %s comes back with what was typed and what to do', async (_what, given, words) => {
    const { reference } = await aComingSession(database);
    const form = aFilledForm(given);
    const answer = await refused(() => client.post(formOf(reference), form));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('to fix</h2>');
    expect(answer.html.includes(words)).toBe(true);
    const typed = { ...form, email: String(form['email']).replaceAll('\r\n', '\n') };
    expect(lost(answer, typed)).toEqual([]);
    for (const [, target] of answer.html.matchAll(/<li>\s*<a href="#([^"]+)"/g))
      expect(answer.html).toContain(`id="${target}"`);
  });

  const states: [string, Parameters<typeof aComingSession>[1], Fields, string][] = [
    ['that has closed', { bookingClosesAt: past }, {}, 'Booking for this session has closed.'],
    [
      'that is cancelled',
      { cancelledAt: past, cancelReason: 'Flood' },
      {},
      'This session has been cancelled.',
    ],
    ['for 1,000 people at once', {}, { places: '1000' }, 'That is more places than one booking can hold.'],
  ];
  it.each(states)('for a session %s is refused in words', async (_what, session, given, words) => {
    const { reference } = await aComingSession(database, session);
    const form = aFilledForm(given);
    const answer = await refused(() => client.post(formOf(reference), form));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(words);
    expect(lost(answer, form)).toEqual([]);
  });

  it('for a session that is full, or by an address that has booked, is refused in words', async () => {
    const { reference } = await aComingSession(database, { capacity: 2 });
    const { form } = await booked(reference);
    const twice = aFilledForm({ email: String(form['email']).toUpperCase() });
    const again = await refused(() => client.post(formOf(reference), twice));
    expect([again.status, again.text]).toEqual([
      409,
      expect.stringContaining('There is a booking for this session'),
    ]);
    await booked(reference);
    const late = aFilledForm();
    const full = await refused(() => client.post(formOf(reference), late));
    expect([full.status, full.text]).toEqual([
      409,
      expect.stringContaining('This session has just filled up.'),
    ]);
    expect(lost(full, late)).toEqual([]);
  });

  it('for a session that nobody knows is not found', async () => {
    const answer = await refused(() => client.post(formOf('TZZZZZZZ'), aFilledForm()));
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('We cannot find that page')]);
  });

  it('takes names in any script, with emoji, and without the marks that turn text round', async () => {
    const { reference } = await aComingSession(database);
    const names = { name: 'عائشة محمد', attendee: ['Zoë 👩🏽‍🏫 O’Neill', '\u202eevil\u0000 name'] };
    const { path } = await booked(reference, { ...names, places: '2', attendeeEmail: ['', ''] });
    const { text } = await client.get(path);
    for (const name of ['عائشة محمد', 'Zoë 👩🏽‍🏫 O’Neill', 'evil name']) expect(text).toContain(name);
  });

  it('sent again shows the same booking, and only one is there', async () => {
    const { reference } = await aComingSession(database);
    const { form, path } = await booked(reference);
    const answer = await refused(() => client.post(formOf(reference), form));
    expect(answer.location?.split('?')[0]).toBe(path);
  });

  it('filled in by a program is refused', async () => {
    const { reference } = await aComingSession(database);
    const answer = await refused(() =>
      client.post(formOf(reference), aFilledForm({ website: 'https://spam.example' })),
    );
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining('We could not read that request'),
    ]);
  });

  const broken: [string, number, string, (form: Fields) => [Buffer | Fields, Record<string, string>]][] = [
    [
      'from another site',
      403,
      'came from another website',
      (form) => [form, { 'sec-fetch-site': 'cross-site' }],
    ],
    [
      'with an origin that is not ours',
      403,
      'came from another website',
      (form) => [form, { 'sec-fetch-site': 'none', origin: 'https://evil.example' }],
    ],
    [
      'of more than a megabyte',
      413,
      'too much to send at once',
      (form) => [{ ...form, needs: 'x'.repeat(1_100_000) }, {}],
    ],
    [
      'with more people than any room holds',
      413,
      'too much to send at once',
      (form) => [{ ...form, attendee: Array<string>(50_000).fill('') }, {}],
    ],
    [
      'that is not UTF-8',
      400,
      'could not read that request',
      (form) => [Buffer.concat([Buffer.from(`${encoded(form)}&x=`), Buffer.from([0xff, 0xfe])]), {}],
    ],
    [
      'with a broken escape',
      400,
      'could not read that request',
      (form) => [Buffer.from(`${encoded(form)}&x=%E0%A4%A`), {}],
    ],
    [
      'that is no form',
      415,
      'could not read that form',
      () => [Buffer.from('{}'), { 'content-type': 'application/json' }],
    ],
  ];
  it.each(broken)('%s is answered with %i', async (_what, status, words, make) => {
    const { reference } = await aComingSession(database);
    const [body, headers] = make(aFilledForm());
    const answer = await refused(() => client.post(formOf(reference), body, headers));
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.text).toContain('999');
  });

  it('that does not say where it comes from is refused', async () => {
    const { reference } = await aComingSession(database);
    const body = encoded(aFilledForm());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const before = await fingerprints(database);
    expect((await fetch(site.url + formOf(reference), { method: 'POST', headers, body })).status).toBe(403);
    expect(await fingerprints(database)).toEqual(before);
  });

  it('sent thirty times by one network is then refused for a while, and other networks go on', async () => {
    const { reference } = await aComingSession(database);
    const from = { 'x-forwarded-for': '192.0.2.7' };
    const incomplete = aFilledForm({ name: '' });
    for (let count = 0; count < 30; count++)
      expect((await client.post(formOf(reference), incomplete, from)).status).toBe(422);
    const answer = await refused(() => client.post(formOf(reference), aFilledForm(), from));
    expect([answer.status, answer.text]).toEqual([429, expect.stringContaining('Too many tries')]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await booked(reference);
  });
});
