import { describe, expect, test } from 'vitest';
import { composeBulk } from '#lib/mail/bulk-message.ts';
import { renderMail } from '#lib/mail/render.ts';
import { type MailFields, type TemplateName, templateNames } from '#lib/mail/templates.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { now } from '../support/makers.ts';
import { examples } from './examples.ts';
import { startMailServer } from './mail-server.ts';
import { brokenBy, rules } from './spam-rules.ts';
import { aWholeNewsletter } from './whole-newsletter.ts';

const from = { name: 'Prevent in the Eastern region', email: 'concord@force.example' };

test('a filter for unwanted mail has nothing against any mail of ours', async () => {
  const server = await startMailServer();
  const transport = openTransport(server.url);
  for (const name of templateNames) {
    const mail = await renderMail(name, examples[name] as MailFields[TemplateName]);
    await transport.send({
      id: name,
      from,
      to: { name: 'Grace Okafor', email: 'grace@school.example' },
      ...mail,
    });
    expect(await brokenBy(server.received.at(-1)!), name).toEqual([]);
  }
  transport.close();
  await server.close();
});

test('a filter for unwanted mail has nothing against a newsletter', async () => {
  const oneClick = 'https://concord.example/newsletter/unsubscribe/concordpersonalkeyslot00001/one-click';
  const message = await composeBulk({ from, ...(await aWholeNewsletter()) }, oneClick, now);
  const id = '0b5c8a52-5d0e-4f43-9d0c-2f1f4bb0a001';
  const raw = message({ to: 'grace@reader.example', id, key: 'vY3kQ8wL2mN5pR7tZ9xC1dAbCdE' });
  expect(await brokenBy(raw, true)).toEqual([]);
});

describe('each rule finds what it is for:', () => {
  const plain = 'Words about the library, the market and the hall where we meet on Tuesday evening. '.repeat(
    3,
  );
  const good = {
    subject: 'What is on in December',
    head: 'Message-ID: <one@force.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nFrom: a@force.example\r\nTo: b@school.example\r\n',
    list: 'List-Unsubscribe: <https://a.example/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
    type: 'charset=utf-8',
    text: plain,
    html: `<html lang="en"><head><title>What is on</title></head><body><p>${plain}</p><a href="https://a.example/u">Unsubscribe</a></body></html>`,
  };
  const rawOf = (given: Partial<typeof good>) => {
    const { subject, head, list, type, text, html } = { ...good, ...given };
    const part = (kind: string, body: string) =>
      `--b\r\nContent-Type: text/${kind}; ${type}\r\n\r\n${body}\r\n`;
    return `${head}${list}Subject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n${part('plain', text)}${part('html', html)}--b--\r\n`;
  };
  const body = (more: string) => ({ html: good.html.replace('</body>', `${more}</body>`) });
  const odd: Record<string, Partial<typeof good>> = {
    'no subject': { subject: '' },
    'subject shouts': { subject: 'BIG NEWS FOR YOU' },
    'subject has an exclamation mark': { subject: 'Come today!' },
    'subject pretends to answer': { subject: 'Re: what you asked' },
    'no text beside the HTML': { text: '' },
    'text says much less than the HTML': { text: 'See the HTML.' },
    'hardly any words in the HTML': { html: good.html.replace(plain, 'Look') },
    'larger than a provider shows': body(`<!--${'x'.repeat(500)}\r\n-->`.repeat(220)),
    'bulk without one-click unsubscribe': { list: '' },
    'bulk without a link to unsubscribe': { html: good.html.replace('Unsubscribe', 'Here') },
    'link says another address than it has': body('<a href="https://b.example">www.a.example</a>'),
    'link to a bare number, without TLS or shortened': body('<a href="http://a.example">Here</a>'),
    'picture without words for it': body('<img src="https://a.example/p.png">'),
    'picture of nothing, to count who opens': body('<img alt="" width="1" src="https://a.example/p.png">'),
    'table too wide': body('<table width="900"></table>'),
    'something that runs or asks': body('<form></form>'),
    'no title': { html: good.html.replace('What is on', '') },
    'no language': { html: good.html.replace(' lang="en"', '') },
    'no Message-ID of our own': { head: good.head.replace(/^Message-ID.*\r\n/, '') },
    'no date': { head: good.head.replace(/Date: .*\r\n/, '') },
    'no sender, or nobody it is to': { head: good.head.replace(/To: .*\r\n/, '') },
    'no charset': { type: 'format=flowed' },
    'line longer than SMTP allows': body('x'.repeat(1200)),
    'letters that no server must take': body('é'),
  };

  test('nothing in a good message', async () => {
    expect(await brokenBy(rawOf({}), true)).toEqual([]);
  });

  test.each(Object.keys(rules))('%s', async (name) => {
    expect(odd[name], 'an example is missing').toBeDefined();
    expect(await brokenBy(rawOf(odd[name]!), true)).toContain(name);
  });
});
