import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { replyToEnquiry, saveReplyDraft } from '#lib/enquiries/reply.ts';
import { findTemplate, type ReplyTemplateId } from '#lib/enquiries/templates/list.ts';
import { longest } from '#lib/enquiries/words.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { checkTexts, isPassed, noteStays, staysField } from '../_text-check.ts';
import type { OpenEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  token: z.uuid({ error: 'Open the page again' }),
  words: z
    .string({ error: 'Write the reply' })
    .max(longest.reply, { error: `Shorten the reply to ${longest.reply} characters or fewer` }),
  after: z.enum(['wait', 'close'], { error: 'Choose what happens after it is sent' }),
  deed: z.enum(['send', 'draft']).default('send').catch('send'),
  ...staysField,
});
type Page = Pick<AstroGlobal, 'request' | 'response' | 'url'>;
const about = { form: 'reply to an enquiry', entity: 'enquiry' };

/** Answers the form of a reply: shows it with a draft or a template, keeps a draft, or sends it. */
export async function answerReply({ request, response, url }: Page, open: OpenEnquiry) {
  const none = { done: null, errors: {} as Mistakes, concerns: [] };
  if (request.method !== 'POST') return { ...none, values: await begun(open, url) };
  const read = await readForm(request, form);
  const { values } = read;
  // The page shows what a colleague did meanwhile: who sends again below it knows.
  const standing = { ...values, sequence: String(open.seen.sequence) };
  const told = (why: string) => (
    isRefused(response),
    { ...none, values: standing, errors: { words: refusals[why] ?? why } as Mistakes }
  );
  // One that is too long is told below: nothing of it is cut off.
  if (values.deed === 'draft' && values.words.length <= longest.reply) {
    const draft = { id: open.seen.id, words: values.words };
    const kept = await saveReplyDraft(open.db, open.officer, draft, open.now);
    return kept.ok ? { ...none, values, done: 'draft' } : told(kept.reason);
  }
  const checked = checkTexts({ words: values.words }, values.stays);
  if (!read.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(read.ok ? {} : read.errors), ...checked.mistakes };
    return { ...none, values, errors, concerns: checked.concerns };
  }
  const refusal = await send(open, read.value, checked);
  if (!refusal) return { ...none, values, done: read.value.after === 'close' ? 'answered' : 'replied' };
  return told(refusal);
}

function send(
  { db, officer, seen, now }: OpenEnquiry,
  { sequence, words, token, after }: z.output<typeof form>,
  checked: ReturnType<typeof checkTexts>,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const reply = { words, token, closes: after === 'close' };
    const outcome = await replyToEnquiry(tx, officer, { ...seen, sequence, reply }, now);
    if (outcome.ok) await noteStays(tx, { ...about, entityId: seen.id }, checked, now);
    return outcome.ok ? null : outcome.reason;
  });
}

// A template takes the place of what is kept only where somebody asked for it.
async function begun({ db, found, seen }: OpenEnquiry, url: URL) {
  const template = await findTemplate(db, readId(url.searchParams.get('template')) as ReplyTemplateId | null);
  const kept = found.draft?.words ?? '';
  const words = [kept, template?.words ?? ''].filter(Boolean).join('\n\n');
  return emptyForm(form, {
    ...{ sequence: String(seen.sequence), token: crypto.randomUUID(), after: 'wait', deed: 'send', words },
  });
}
