import PostalMime, { type Email } from 'postal-mime';

type Read = { raw: string; mail: Email; html: string; text: string; isBulk: boolean };
type Rule = (read: Read) => boolean;

const header = ({ mail }: Read, name: string): string =>
  mail.headers.find(({ key }) => key === name)?.value ?? '';
const tags = (html: string, name: string): string[] =>
  html.match(new RegExp(`<${name}\\b[^>]*>`, 'gi')) ?? [];
const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'i').exec(tag)?.[1] ?? null;
const words = (html: string): string =>
  html
    .replace(/<!--[^]*?-->|<(style|title|head)\b[^]*?<\/\1>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z0-9#]+;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const links = (html: string): { href: string; says: string }[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"[^>]*>([^]*?)<\/a>/gi)].map(([, href, says]) => ({
    href: href!,
    says: words(says!),
  }));
const hostOf = (text: string): string | null =>
  /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:]\S*)?$/i.exec(text)?.[1]?.toLowerCase() ?? null;

/** What filters for unwanted mail, and the servers of large providers, hold against a message. */
export const rules: Readonly<Record<string, Rule>> = {
  'no subject': ({ mail }) => (mail.subject ?? '').trim() === '',
  'subject shouts': ({ mail }) => {
    const letters = (mail.subject ?? '').replace(/[^a-z]/gi, '');
    return letters.length > 8 && letters.replace(/[^A-Z]/g, '').length > letters.length / 2;
  },
  'subject has an exclamation mark': ({ mail }) => (mail.subject ?? '').includes('!'),
  'subject pretends to answer': (read) =>
    /^(?:re|fwd?):/i.test(read.mail.subject ?? '') && header(read, 'in-reply-to') === '',
  'no text beside the HTML': ({ html, text }) => html !== '' && text.trim() === '',
  'text says much less than the HTML': ({ html, text }) => text.length < words(html).length * 0.6,
  'hardly any words in the HTML': ({ html }) => words(html).length < 120,
  'larger than a provider shows': ({ raw }) => raw.length > 100_000,
  'bulk without one-click unsubscribe': (read) =>
    read.isBulk &&
    !(
      /^<https:\/\/[^>]+>$/.test(header(read, 'list-unsubscribe')) &&
      header(read, 'list-unsubscribe-post') === 'List-Unsubscribe=One-Click'
    ),
  'bulk without a link to unsubscribe': ({ isBulk, html }) =>
    isBulk && !links(html).some(({ says }) => /unsubscribe/i.test(says)),
  'link says another address than it has': ({ html }) =>
    links(html).some(({ href, says }) => {
      const [said, real] = [hostOf(says), hostOf(href)];
      return said !== null && said !== real;
    }),
  'link to a bare number, without TLS or shortened': ({ html }) =>
    links(html).some(
      ({ href }) =>
        /^https?:\/\/\d+\.\d+\.\d+\.\d+/.test(href) ||
        /^http:/.test(href) ||
        /\/\/(?:bit\.ly|t\.co|tinyurl\.com)\//.test(href),
    ),
  'picture without words for it': ({ html }) =>
    tags(html, 'img').some((tag) => attribute(tag, 'alt') === null),
  'picture of nothing, to count who opens': ({ html }) =>
    tags(html, 'img').some((tag) => attribute(tag, 'width') === '1' || attribute(tag, 'height') === '1'),
  'table too wide': ({ html }) =>
    [...tags(html, 'table'), ...tags(html, 'td')].some((tag) => Number(attribute(tag, 'width')) > 640),
  'something that runs or asks': ({ html }) =>
    /<(?:script|form|iframe|object|embed|video)\b|javascript:/i.test(html),
  'no title': ({ html }) => !/<title>\s*\S[^<]*<\/title>/i.test(html),
  'no language': ({ html }) => !/<html\b[^>]*\slang="[a-z]{2}/i.test(html),
  'no Message-ID of our own': (read) => !/^<[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>$/.test(read.mail.messageId ?? ''),
  'no date': ({ mail }) => !mail.date || Number.isNaN(Date.parse(mail.date)),
  'no sender, or nobody it is to': ({ mail }) => !mail.from?.address || !mail.to?.[0]?.address,
  'no charset': ({ raw }) =>
    (raw.match(/^Content-Type: text\/(?:html|plain)[^]*?(?=\r\n\S)/gim) ?? ['']).some(
      (one) => !/charset=(?:"?utf-8"?|us-ascii)/i.test(one),
    ),
  'line longer than SMTP allows': ({ raw }) => raw.split('\r\n').some((line) => line.length > 998),
  'letters that no server must take': ({ raw }) => /[^\p{ASCII}]/u.test(raw),
};

/** The rules that a message, as it goes over the wire, breaks. */
export async function brokenBy(raw: string, isBulk = false): Promise<string[]> {
  const mail = await PostalMime.parse(raw);
  const read = { raw, mail, html: mail.html ?? '', text: mail.text ?? '', isBulk };
  return Object.entries(rules)
    .filter(([, isBroken]) => isBroken(read))
    .map(([name]) => name);
}
