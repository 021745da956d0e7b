import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { addTemplate, changeTemplate } from '#lib/enquiries/templates/keep.ts';
import type { ReplyTemplate } from '#lib/enquiries/templates/list.ts';
import { longest, reasons } from '#lib/enquiries/words.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int().optional(),
  title: line('what the template is called', 100),
  reason: z.enum(reasons, { error: 'Choose from the list' }).optional(),
  // Of numbers to call, templates are full.
  words: checkedText(paragraphs('the words', longest.template)),
  retired: z.boolean(),
});

const sentences = {
  'title taken': { title: 'Another template has this name. Choose another' },
  'changed meanwhile': { words: 'Somebody changed this template since you opened it. Open it again' },
  'no such template': { words: 'This template is not there any more' },
} as const;

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;

/** Answers the form of a template: a new one where none is given. */
export function answerTemplate(page: Page, template: ReplyTemplate | null) {
  const { db, now } = page.locals;
  const officer = signedIn(page.locals);
  const filled = template
    ? {
        ...{ title: template.title, reason: template.reason ?? '', words: template.words },
        ...{ sequence: String(template.sequence), retired: template.retiredAt !== null },
      }
    : {};
  return answerForm<typeof form, unknown, keyof typeof sentences>(
    page,
    form,
    ({ title, reason = null, words, sequence = -1, retired: isRetired }) => {
      const given = { title, reason, words };
      return template
        ? changeTemplate(db, officer, { id: template.id, sequence, given, isRetired }, now)
        : addTemplate(db, officer, given, now);
    },
    (why) => ({ ...sentences[why] }),
    filled,
  );
}
