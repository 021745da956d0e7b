import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { reopenEnquiry } from '#lib/enquiries/close.ts';
import { addNote } from '#lib/enquiries/note.ts';
import { takeEnquiry } from '#lib/enquiries/take.ts';
import { longest } from '#lib/enquiries/words.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { checkedText } from '../../_checked-text.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { OpenEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

const note = checkedText(paragraphs('the note', longest.note));
const form = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    deed: z.enum(['take', 'reopen', 'note'], { error: 'Choose what to do' }),
    note: z.string().optional(),
  })
  .superRefine((given, context) => {
    if (given.deed !== 'note') return;
    for (const { message } of note.safeParse(given.note).error?.issues ?? [])
      context.addIssue({ code: 'custom', message, path: ['note'] });
  });

type Given = z.output<typeof form>;

/** Answers what can be done on the page of an enquiry itself: taking it, opening it again, a note. */
export const answerEnquiry = (page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenEnquiry) =>
  answerForm<typeof form, string, string>(
    page,
    form,
    (given) => doneAs(open, given),
    (why) => ({ deed: refusals[why] ?? why }),
    { sequence: String(open.seen.sequence) },
  );

async function doneAs(
  { db, officer, seen, now }: OpenEnquiry,
  { deed, sequence, note: words = '' }: Given,
): Promise<Outcome<string, string>> {
  const at = { ...seen, sequence };
  const deeds = {
    take: () => takeEnquiry(db, officer, at, now),
    reopen: () => reopenEnquiry(db, officer, at, now),
    note: () => addNote(db, officer, { id: seen.id, words }, now),
  };
  const outcome = await deeds[deed]();
  return outcome.ok
    ? { ok: true, value: { take: 'taken', reopen: 'reopened', note: 'noted' }[deed] }
    : outcome;
}
