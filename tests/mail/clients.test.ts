import { caniemail } from 'caniemail';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderMail } from '#lib/mail/render.ts';
import { type MailFields, type TemplateName, templateNames } from '#lib/mail/templates.ts';
import { exceptions } from './client-exceptions.ts';
import { examples } from './examples.ts';
import { aWholeNewsletter } from './whole-newsletter.ts';

// What schools, councils, the NHS and people at home read mail in.
const clients = ['gmail.*', 'outlook.*', 'apple-mail.*', 'samsung-email.*', 'yahoo.*'] as const;

/** What a mail uses that one of the programs does not know, with those programs. */
function unknownIn(html: string): Map<string, string[]> {
  const { issues } = caniemail({ clients: [...clients] as never, html });
  const found = new Map<string, string[]>();
  for (const [client, list] of issues.errors)
    for (const { title } of list) found.set(title, [...(found.get(title) ?? []), client]);
  return found;
}

describe('in the mail programs that people use', () => {
  const met = new Map<string, Map<string, string[]>>();
  beforeAll(async () => {
    for (const name of templateNames) {
      const mail = await renderMail(name, examples[name] as MailFields[TemplateName]);
      met.set(name, unknownIn(mail.html));
    }
    met.set('a newsletter with everything in it', unknownIn((await aWholeNewsletter()).html));
  }, 60_000);

  test('every mail is shown whole, but for what is known and said', () => {
    for (const [name, found] of met) {
      const odd = [...found].filter(([title]) => !Object.hasOwn(exceptions, title));
      expect(odd, name).toEqual([]);
    }
  });

  test('nothing is excused that no mail uses', () => {
    const used = new Set([...met.values()].flatMap((found) => [...found.keys()]));
    expect(Object.keys(exceptions).filter((title) => !used.has(title))).toEqual([]);
  });
});
