import Mustache from 'mustache';
import { escapeHtml } from '#lib/escape-html.ts';
import { compiledHtml } from '#lib/mail/compile.ts';
import { holes } from '#lib/mail/holes.ts';
import { textSource } from '#lib/mail/sources.ts';
import type { MailFields, TemplateName } from '#lib/mail/templates.ts';

type View = Readonly<Record<string, unknown>>;

export type RenderedMail = { subject: string; html: string; text: string };

type Twin = { subjectLine: string; body: string };

const texts = new Map<TemplateName, Twin>();

/** Fills a mail; throws when a field is missing or blank, or when an address is not http(s). */
export async function renderMail<Name extends TemplateName>(
  name: Name,
  fields: MailFields[Name],
): Promise<RenderedMail> {
  refuseOddAddresses(fields);
  const { subjectLine, body } = textOf(name);
  const same = (value: string) => value;
  const subject = filled(name, subjectLine, fields, same).replace(/\s+/g, ' ').trim();
  const text = filled(name, body, fields, same);
  const html = filled(name, await compiledHtml(name), { ...fields, subject }, escapeHtml);
  return { subject, html, text };
}

function textOf(name: TemplateName): Twin {
  const text = texts.get(name) ?? parted(textSource(name));
  texts.set(name, text);
  return text;
}

// Parted before it is filled: a line end in a field cannot end the subject.
function parted(source: string): Twin {
  const [, subjectLine, body] = /^Subject: (.+)\n\n([^]+)$/.exec(source) ?? [];
  if (!subjectLine || !body) throw new Error('the text of a mail must begin with its subject');
  return { subjectLine, body };
}

function filled(name: TemplateName, template: string, view: View, escape: (value: string) => string): string {
  const missing = holes(template, view);
  if (missing.length > 0) throw new Error(`mail ${name} lacks ${[...new Set(missing)].join(', ')}`);
  return Mustache.render(template, view, undefined, { escape });
}

function refuseOddAddresses(fields: object): void {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'object' && value !== null) refuseOddAddresses(value);
    else if (name.endsWith('Url') && typeof value === 'string' && !isWebAddress(value)) {
      throw new Error(`mail field ${name} is not a web address`);
    }
  }
}

const isWebAddress = (value: string): boolean => URL.canParse(value) && /^https?:\/\/[^\s"<>]+$/.test(value);
