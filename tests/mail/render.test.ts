import { beforeAll, describe, expect, test } from 'vitest';
import { renderMail, type RenderedMail } from '#lib/mail/render.ts';
import { mailLabels, templateNames, type MailFields, type TemplateName } from '#lib/mail/templates.ts';
import { examples } from './examples.ts';

/** Renders a mail whose name is only known when the test runs. */
const render = (name: TemplateName, fields: object = examples[name]): Promise<RenderedMail> =>
  renderMail(name, fields as MailFields[typeof name]);

/** The words that a reader of the HTML sees, entities undone, without styles, tags and Outlook's comments. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** Each value in the fields, with where it is, such as "bookings.1.place". */
function values(fields: unknown, path: string[] = []): [path: string[], value: string][] {
  if (typeof fields === 'string') return [[path, fields]];
  return Object.entries(fields ?? {}).flatMap(([key, value]) => values(value, [...path, key]));
}

function changed(fields: unknown, [key = '', ...rest]: string[], value: unknown): object {
  const copy = structuredClone(fields) as Record<string, unknown>;
  copy[key] = rest.length > 0 ? changed(copy[key], rest, value) : value;
  return copy;
}

describe.each(templateNames)('the mail %s', (name) => {
  let mail: RenderedMail;
  let seen: string;
  beforeAll(async () => {
    mail = await render(name);
    seen = wordsOf(mail.html);
  });

  test('has a name for lists, a subject, and nothing left to fill in', () => {
    expect(mailLabels[name]).toMatch(/^[A-Z]/);
    expect(mail.subject).toMatch(/^\S.{10,90}\S$/);
    expect(mail.html + mail.text + mail.subject).not.toMatch(/\{\{|\}\}|undefined|\[object/);
  });

  test('says every fact in both the page and the plain text', () => {
    for (const [, value] of values(examples[name])) {
      expect(seen + mail.html).toContain(value);
      expect(`${mail.subject}\n${mail.text}`).toContain(value);
    }
  });

  test('shows what a field says as text, never as markup', async () => {
    for (const [path, value] of values(examples[name]).filter(([path]) => !path.at(-1)?.endsWith('Url'))) {
      const odd = await render(name, changed(examples[name], path, `${value} <b>&"'</b>`));
      expect(odd.html).not.toContain('<b>');
      expect(odd.html).toContain('&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;');
      expect(odd.subject + odd.text).toContain(`<b>&"'</b>`);
    }
  });

  test('is refused when any field is missing or blank', async () => {
    for (const [path] of values(examples[name])) {
      await expect(render(name, changed(examples[name], path, undefined))).rejects.toThrow(path[0]);
    }
    for (const key of requiredWords(examples[name])) {
      await expect(render(name, changed(examples[name], [key], ' '))).rejects.toThrow(key);
    }
  });

  test('refuses an address that is not of the web', async () => {
    for (const [path] of values(examples[name]).filter(([path]) => path.at(-1)?.endsWith('Url'))) {
      for (const odd of [
        'javascript:alert(1)',
        'data:text/html,x',
        '/bookings/1',
        'https://a.example/" x="',
      ]) {
        await expect(render(name, changed(examples[name], path, odd))).rejects.toThrow('not a web address');
      }
    }
  });

  test('tells where to turn, why it came and what is kept', () => {
    for (const words of [seen, mail.text.replace(/\s+/g, ' ')]) {
      expect(words).toContain('Worried about someone? Call the ACT Early Support Line, ');
      expect(words).toMatch(/0800 011 3764\s?, 9am to 5pm every day\. No name needed\./);
      expect(words).toMatch(/In an emergency, call 999\s?\./);
      expect(words).toContain('You get this email because');
      expect(words).toContain(examples[name].keepWords);
      expect(words).toContain('OFFICIAL.');
      expect(words).not.toMatch(/!|\bplease\b|\boops\b/i);
    }
  });

  test('reads well with images off and asks no other server for anything', () => {
    expect(mail.html).not.toMatch(/<img|<script|<link|@import|@font-face|url\(|fonts\.googleapis|src=/i);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(mail.html).toContain('prefers-color-scheme: dark');
  });

  test('is laid out in tables that Outlook can draw, within what Gmail shows', () => {
    expect(mail.html).toContain('<!--[if mso | IE]><table');
    expect(mail.html).toContain('width="600"');
    expect(mail.html).toContain('max-width:600px');
    expect(mail.html).toMatch(/<html[^>]* lang="en"/);
    expect(mail.html.match(/<h1/g)).toHaveLength(1);
    expect(mail.html).toMatch(/<title>[^<]+<\/title>/);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
    expect(count(mail.html, /<table/g)).toBe(count(mail.html, /<\/table>/g));
    expect(count(mail.html, /<!--\[if/g)).toBe(count(mail.html, /<!\[endif\]-->/g));
  });
});

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const optional = ['accessWords', 'bringWords', 'joiningWords', 'joiningUrl', 'reasonWords', 'manageUrl'];

const requiredWords = (fields: object): string[] =>
  Object.entries(fields)
    .filter(([key, value]) => typeof value === 'string' && !key.endsWith('Url') && !optional.includes(key))
    .map(([key]) => key);

describe('lines that may be left out', () => {
  test('a session with no access words, nothing to bring and no joining link has no such lines', async () => {
    const none = {
      ...{ accessWords: null, bringWords: null, joiningWords: null, joiningUrl: null },
      joiningLines: [],
    };
    const mail = await renderMail('booking-confirmed', { ...examples['booking-confirmed'], ...none });
    for (const words of [wordsOf(mail.html), mail.text]) {
      expect(words).toContain('Led by');
      expect(words).not.toMatch(/Access\b(?! needs)|Before you come|Joining/);
    }
    expect(mail.text).not.toMatch(/\n{3}/);
  });

  test('a reminder to an attendee has no link to change the booking', async () => {
    const mail = await renderMail('reminder', { ...examples.reminder, manageUrl: null, people: [] });
    for (const words of [wordsOf(mail.html), mail.text]) {
      expect(words).not.toMatch(/Change or cancel|Who is coming/);
      expect(words).toContain('tell Grace Okafor, who booked for you');
    }
  });

  test('a cancelled place needs no reason', async () => {
    const mail = await renderMail('place-cancelled', { ...examples['place-cancelled'], reasonWords: null });
    expect(mail.text).toContain('had booked for you. If the session');
  });
});

test('a line end in a field cannot end the subject', async () => {
  const fields = {
    ...examples['place-offered'],
    courseTitle: 'Making\r\nBcc: other@evil.example\n\na referral',
  };
  const { subject } = await renderMail('place-offered', fields);
  expect(subject).toBe(
    'Offer of 3 places: Making Bcc: other@evil.example a referral, Thursday 3 December 2026',
  );
});

test('a mustache in a field is text', async () => {
  const fields = { ...examples['place-offered'], bookerName: '{{reference}} {{{x}}}' };
  const { html, text } = await renderMail('place-offered', fields);
  expect(text).toContain('Hello {{reference}} {{{x}}},');
  expect(html).toContain('Hello {{reference}} {{{x}}},');
});

test('a booking of one place is not spoken of as many', async () => {
  for (const name of templateNames.filter((each) => 'placesWords' in examples[each])) {
    const mail = await render(name, changed(examples[name], ['placesWords'], '1 place'));
    for (const words of [wordsOf(mail.html), mail.text, mail.subject]) {
      expect(words.replace(/enough places|places come free/g, '')).not.toMatch(
        /\b(the|your|these|hold) places\b|\bthem\b/i,
      );
    }
  }
});
