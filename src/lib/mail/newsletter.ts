import { renderMarkdown } from '#lib/markdown/render.ts';
import { plainText } from '#lib/markdown/plain-text.ts';
import { renderMail, type RenderedMail } from './render.ts';

/** A part of a newsletter as it leaves: words in Markdown, or a list with its heading. */
export type NewsletterPart =
  | { text: string }
  | { heading: string; items: readonly { title: string; meta: string; words: string; path: string }[] };

export type NewsletterGiven = {
  /** Marked as a test for colleagues. */
  isTest?: boolean;
  subject: string;
  previewLine: string;
  parts: readonly NewsletterPart[];
  archiveUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
};
type Head = { teamName: string; publicUrl: URL };

const kept =
  'We keep your address and what you chose while you get our newsletters. When you stop, the address goes at once.';
const keptOfTest = 'This is a test for the team. Nobody who subscribed got it.';

// Signs of the private use area, which nothing typed by people has: where the words of a part go.
const slot = (index: number): string => `\uE000${index}\uE001`;
const withoutSlots = (text: string): string => text.replace(/[\uE000-\uF8FF]/g, '');

/** A newsletter as a mail, its words put in as HTML and as text. */
export async function renderNewsletter(
  given: NewsletterGiven,
  { teamName, publicUrl }: Head,
): Promise<RenderedMail> {
  const { subject, previewLine, parts, isTest = false, ...urls } = given;
  const keepWords = isTest ? keptOfTest : kept;
  const mail = await renderMail(isTest ? 'newsletter-test' : 'newsletter-issue', {
    ...{ teamName, siteUrl: publicUrl.origin, privacyUrl: new URL('/privacy', publicUrl).href, keepWords },
    ...urls,
    title: withoutSlots(subject),
    previewLine: withoutSlots(previewLine) || subject,
    parts: parts.map((part, index) => fieldsOf(part, index, publicUrl)),
  });
  const base = publicUrl.origin;
  return {
    subject: mail.subject,
    html: filled(mail.html, parts, (text) => inMail(renderMarkdown(text, { base }))),
    text: filled(mail.text, parts, (text) => plainText(text, { base })),
  };
}

function fieldsOf(part: NewsletterPart, index: number, publicUrl: URL) {
  if ('text' in part) return { words: { slot: slot(index) }, list: null };
  const items = part.items.map(({ path, ...item }) => ({
    ...{ title: withoutSlots(item.title), meta: withoutSlots(item.meta), words: withoutSlots(item.words) },
    itemUrl: new URL(path, publicUrl).href,
  }));
  return { words: null, list: { heading: withoutSlots(part.heading), items } };
}

const filled = (source: string, parts: readonly NewsletterPart[], words: (text: string) => string): string =>
  source.replace(/\uE000(\d+)\uE001/g, (_slot, index: string) => {
    const part = parts[Number(index)];
    return part && 'text' in part ? words(withoutSlots(part.text)) : '';
  });

const ink = 'color:#14213d;';
// Mail programs throw style sheets away: what an element looks like stands in it.
const looks: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px;',
  h2: 'margin:20px 0 8px;font-size:22px;line-height:28px;font-weight:700;',
  h3: 'margin:16px 0 8px;font-size:19px;line-height:26px;font-weight:700;',
  h4: 'margin:16px 0 8px;font-size:18px;line-height:26px;font-weight:700;',
  ul: 'margin:0 0 16px;padding:0 0 0 22px;',
  ol: 'margin:0 0 16px;padding:0 0 0 26px;',
  li: 'padding:0 0 4px;',
  a: 'color:#0b5563;text-decoration:underline;',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #14213d;',
  th: `padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid #d9d1c1;${ink}`,
  td: `padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid #d9d1c1;${ink}`,
};

/** HTML of ours as mail programs show it: looks beside each element, and no attribute that only a page needs. */
const inMail = (html: string): string =>
  html
    .replace(/<div [^>]*>(?=\s*<table)|(?<=<\/table>\s*)<\/div>/g, '')
    .replace(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g, (whole, name: string, rest: string) => {
      const look = looks[name];
      return look ? `<${name} style="${look}"${rest}>` : whole;
    });
