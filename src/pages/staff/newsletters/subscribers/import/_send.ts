import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { SaidOfList, SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { mostBytes } from '#lib/newsletters/imports/file.ts';
import { findSubscriberImport } from '#lib/newsletters/imports/find.ts';
import { lookAtHead } from '#lib/newsletters/imports/head.ts';
import { sendInList } from '#lib/newsletters/imports/send-in.ts';
import { type Offered, offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { UnreadableTable } from '#lib/tables/sheet.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { type Whole, withWholeUpload } from '#lib/web/upload.ts';
import { fileWords } from './_words.ts';

const box = z.string().max(10).optional();
const wayMissing = 'Choose how they agreed';

/** What is said of a list beside its file. */
export const sendForm = z.object({
  way: z.enum(['link', 'other'], { error: wayMissing }),
  source: z.string().max(200, { error: 'Shorten it to 200 characters or fewer' }).optional(),
  ...{ 'agreed-day': box, 'agreed-month': box, 'agreed-year': box },
  words: z.string().max(1000, { error: 'Shorten it to 1,000 characters or fewer' }).optional(),
  topics: z.array(z.string().max(100)).max(60).optional(),
});
type Read = z.output<typeof sendForm>;
export type SendValues = Typed<typeof sendForm>;

type Sent = { done: SubscriberImportId | null; values: SendValues; errors: Mistakes; offered: Offered };

/** Keeps a list that was sent, for the worker to read; nobody is written to. */
export async function sendList(page: AstroGlobal, officer: Officer): Promise<Sent> {
  const { request, response, locals } = page;
  const { db, now } = locals;
  const offered = await offeredChoices(db);
  if (request.method !== 'POST')
    return { done: null, values: await valuesAtFirst(page), errors: {}, offered };
  return withWholeUpload(request, { maxBytes: mostBytes }, async (sent) => {
    const form = formOf(sent.fields, sendForm);
    const beside = form.ok ? dayMistake(form.value) : form.errors;
    const errors = { ...(await fileMistake(sent)), ...(sent.fields.size > 0 ? beside : {}) };
    if (!form.ok || Object.keys(errors).length > 0)
      return (hasMistakes(response), { done: null, values: form.values, errors, offered });
    const { name, content } = sent.file!;
    const list = { fileName: name, isProven: form.value.way === 'link', said: saidIn(form.value, offered) };
    const done = await sendInList(db, officer, { ...list, content }, now);
    return { done, values: form.values, errors: {}, offered };
  });
}

/** The form is blank, or as it was filled in for a list that could not be read. */
async function valuesAtFirst({ url, locals }: AstroGlobal): Promise<SendValues> {
  const empty = emptyForm(sendForm);
  const like = await findSubscriberImport(
    locals.db,
    readId<'subscriber_import'>(url.searchParams.get('like') ?? undefined),
  );
  if (!like?.said) return empty;
  const { source, words, topics, agreedOn } = like.said;
  const [year = '', month = '', day = ''] = agreedOn?.split('-').map((part) => String(Number(part))) ?? [];
  return {
    ...{ ...empty, source, words, topics: [...topics], way: like.isProven ? 'link' : 'other' },
    ...{ 'agreed-day': day, 'agreed-month': month, 'agreed-year': year },
  };
}

const typedDayIn = (read: Read) => ({
  day: read['agreed-day'] ?? '',
  month: read['agreed-month'] ?? '',
  year: read['agreed-year'] ?? '',
});

function dayMistake(read: Read): Mistakes {
  const typed = typedDayIn(read);
  return isBlankDay(typed) || readDay(typed) ? {} : { agreed: 'Enter a day, like 3 12 2026' };
}

async function fileMistake({ file, isTooLarge }: Whole): Promise<Mistakes> {
  if (isTooLarge) return { list: fileWords['too large'] };
  if (!file) return { list: fileWords['no file'] };
  if (file.content.byteLength === 0) return { list: fileWords.empty };
  try {
    await lookAtHead(file.content);
    return {};
  } catch (error) {
    if (error instanceof UnreadableTable) return { list: error.message.replace(/\.$/, '') };
    throw error;
  }
}

const saidIn = (read: Read, offered: Offered): SaidOfList => ({
  topics: (read.topics ?? []).filter((one) => offered.topics.some(({ code }) => code === one)),
  source: read.source ?? '',
  agreedOn: readDay(typedDayIn(read))?.toString() ?? null,
  words: read.words ?? '',
});
