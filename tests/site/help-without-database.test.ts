import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '#lib/keys/link-key.ts';
import { formClient } from '../support/form-client.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';
import { visibleWords } from '../support/words.ts';

let site: RunningSite;
const seen = async (path: string) => {
  const answer = await fetch(site.url + path);
  const html = await answer.text();
  return { status: answer.status, html, text: visibleWords(html) };
};

beforeAll(async () => {
  site = await startPreparedSite();
  // What somebody read before is what the next one reads while the database is away.
  for (const path of ['/areas', '/help/someone-i-know?district=E06000055']) await seen(path);
  await site.stopDatabase();
});
afterAll(async () => site.remove());

// Of the form that a link has: nobody can say whether it opens anything.
const anyKey = makeKey('a secret of more than thirty-two characters').key;

const typed = (words: string) => ({
  ...{ token: crypto.randomUUID(), reason: 'training', email: 'writer@ashmere.example', website: '' },
  ...{ words, district: 'luton', intent: 'send' },
});

describe('with the database stopped, somebody who is worried', () => {
  it.for([
    ['/', 200],
    ['/help', 200],
    ['/help/someone-i-know', 200],
    ['/help/someone-i-know?district=E06000055', 200],
    ['/help/someone-i-know?postcode=MK40%201AA', 200],
    ['/help/i-work-with-people', 200],
    ['/help/i-work-with-people?district=E06000055', 200],
    ['/report', 200],
    ['/hate-crime', 200],
    ['/guides', 200],
    ['/complaints', 200],
    ['/privacy', 200],
    ['/areas', 200],
    ['/areas/bedford', 503],
    ['/contact', 503],
    ['/events', 503],
  ] as const)('reaches the right numbers in one tap from %s', async ([path, status]) => {
    const page = await seen(path);
    expect(page.status).toBe(status);
    for (const number of ['tel:999', 'tel:08000113764']) expect(page.html).toContain(`href="${number}"`);
    expect(page.text).not.toContain('Something went wrong');
  });

  it('reads every guide', async () => {
    const { html } = await seen('/guides');
    const guides = [...new Set([...html.matchAll(/href="(\/guides\/[\w-]+)"/g)].map(([, path]) => path!))];
    expect(guides.length).toBeGreaterThan(2);
    for (const path of guides) expect([path, (await seen(path)).status]).toEqual([path, 200]);
  });

  it('still finds the council and the lines of the district that was read last', async () => {
    const { text } = await seen('/help/someone-i-know?district=E06000055');
    expect(text).toContain('Bedford Borough Council');
    expect(text).toContain('Riverside Families');
  });

  it('still finds the names of the areas', async () => {
    const { text } = await seen('/areas');
    expect(text).toContain('Central Bedfordshire');
  });

  it('loses no word of a message that cannot be taken, and is told so plainly', async () => {
    const { post } = formClient(site.url);
    const answer = await post('/contact', typed('Do you train nurseries in the evening?'));
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('We cannot take your message just now');
    expect(answer.html).toContain('Do you train nurseries in the evening?');
    expect(answer.html).toContain('value="writer@ashmere.example"');
    expect(answer.html).toMatch(/name="district" value="luton"/);
  });

  it.for([
    ['/newsletter', { email: 'reader@ashmere.example', topics: 'news', agrees: 'on' }],
    ['/bookings/find', { email: 'reader@ashmere.example' }],
    ['/events/any/register', { email: 'reader@ashmere.example', partySize: '3', answer: 'We come by bus' }],
    ['/training/sessions/ANY/book', { name: 'Leila Haddad', email: 'reader@ashmere.example' }],
    ['/training/request', { organisation: 'Ashmere School', email: 'reader@ashmere.example' }],
    [`/bookings/${anyKey}/cancel`, { reason: 'Nobody of us can come that day' }],
    [`/your-details/${anyKey}`, { note: 'My name is spelt with one t' }],
    ['/partner/proposals/new', { title: 'Winter fair', about: 'Stalls in the hall' }],
  ] as const)('loses no word of the form at %s either', async ([path, fields]) => {
    const { post } = formClient(site.url);
    const answer = await post(path, { token: crypto.randomUUID(), ...fields });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Nothing was sent');
    expect(answer.html).toContain(`action="${path}"`);
    for (const [name, value] of Object.entries(fields))
      expect(answer.html).toContain(`name="${name}" value="${value}"`);
    expect(answer.html).toContain('tel:08000113764');
  });

  it('is shown the right route before a worry is sent, as always', async () => {
    const { post } = formClient(site.url);
    const answer = await post('/contact', typed('I am worried about my brother, he was radicalised'));
    expect(answer.text).toContain('Is this about someone you are worried about?');
    expect(answer.html).toContain('tel:08000113764');
  });
});
