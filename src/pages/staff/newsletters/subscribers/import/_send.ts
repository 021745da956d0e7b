import { z } from 'astro/zod';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { mostBytes, readList } from '#lib/newsletters/imports/read-list.ts';
import { sendInList } from '#lib/newsletters/imports/send-in.ts';
import { type Offered, offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { readUpload } from '#lib/web/upload.ts';
import { listWords } from './_words.ts';

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

type Page = {
  request: Request;
  response: { status?: number };
  locals: Pick<App.Locals, 'db' | 'now' | 'environment'>;
};
type Sent = { done: SubscriberImportId | null; values: SendValues; errors: Mistakes; offered: Offered };

/** Reads a list that was sent, and keeps it to be looked at; nobody is written to. */
export async function sendList({ request, response, locals }: Page, officer: Officer): Promise<Sent> {
  const { db, now, environment } = locals;
  const offered = await offeredChoices(db);
  const empty = emptyForm(sendForm);
  if (request.method !== 'POST') return { done: null, values: empty, errors: {}, offered };
  const sent = await readUpload(request, { maxBytes: mostBytes });
  const wrong = (errors: Mistakes, values: SendValues): Sent => (
    hasMistakes(response),
    { done: null, values, errors, offered }
  );
  if (!sent.ok) return wrong({ list: listWords['too large'] }, empty);
  const form = formOf(sent.value.fields, sendForm);
  const mistakes = { ...fileMistake(sent.value.file), ...(form.ok ? dayMistake(form.value) : form.errors) };
  if (!form.ok || Object.keys(mistakes).length > 0) return wrong(mistakes, form.values);
  const { name, content } = sent.value.file!;
  const ofAll = ofAllIn(form.value, offered);
  const read = await readList(content, { offered, ofAll, today: ukDay(now) });
  if (!read.ok) return wrong({ list: listWords[read.reason] }, form.values);
  const list = { fileName: name, isProven: form.value.way === 'link', rows: read.value };
  const done = await sendInList(db, officer, { ...list, secret: environment.secret }, now);
  return { done, values: form.values, errors: {}, offered };
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

function fileMistake(file: { content: Uint8Array } | null): Mistakes {
  if (!file) return { list: listWords['no file'] };
  return file.content.byteLength === 0 ? { list: listWords.empty } : {};
}

const ofAllIn = (read: Read, offered: Offered) => ({
  topics: (read.topics ?? []).filter((one) => offered.topics.some(({ code }) => code === one)),
  source: read.source ?? '',
  agreedOn: readDay(typedDayIn(read)),
  words: read.words ?? '',
});
