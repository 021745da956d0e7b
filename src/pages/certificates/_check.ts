import { z } from 'astro/zod';
import { type Checked, checkCertificate } from '#lib/training/certificates/find.ts';
import { type ReadNumber, readNumber } from '#lib/training/certificates/number.ts';
import { tooMany } from '#lib/web/failure.ts';
import { readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, seeOther } from '#lib/web/respond.ts';

type Page = {
  request: Request;
  response: { status?: number };
  params: Record<string, string | undefined>;
  locals: App.Locals;
};

/** What is said of a number that cannot be one, and what to do. */
export const misread: Record<Exclude<ReadNumber, { ok: true }>['why'], string> = {
  length: 'Check the number: it has ten letters and figures after PC, like PC-7K3M9-QX24S',
  letter: 'Check the number: it has figures and the letters A to Z without U, like PC-7K3M9-QX24S',
  check: 'Check the number: the last letter does not fit, so one of them is wrong or two have changed places',
};

const numberForm = z.object({
  number: z
    .string({ error: 'Enter the number on the certificate, like PC-7K3M9-QX24S' })
    .max(60, { error: misread.length }),
});

/** Answers the form in which a number is typed: on to its page, or what is wrong with it. */
export async function typedNumber({ request, response, locals }: Page) {
  if (request.method !== 'POST') return { number: '', errors: {} };
  const form = await readForm(request, numberForm);
  if (!form.ok) return (hasMistakes(response), { number: form.values.number, errors: form.errors });
  const { number } = form.value;
  const read = readNumber(number);
  if (read.ok) return seeOther(paths.certificate(read.number));
  const allowed = await locals.limits.allow('certificate', locals.clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, locals.requestId);
  return (hasMistakes(response), { number, errors: { number: misread[read.why] } });
}

export type Answered =
  | { kind: 'found'; found: Checked }
  | { kind: 'unknown'; number: string }
  | { kind: 'misread'; typed: string; words: string };

/** The certificate whose number the address names: numbers can be tried, but not many. */
export async function checkedNumber({ params, response, locals }: Page): Promise<Answered | Response> {
  const allowed = await locals.limits.allow('certificate', locals.clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, locals.requestId);
  const typed = (params['number'] ?? '').slice(0, 60);
  const read = readNumber(typed);
  const found = read.ok ? await checkCertificate(locals.db, read.number) : null;
  if (found) return { kind: 'found', found };
  isAbsent(response);
  return read.ok
    ? { kind: 'unknown', number: read.number }
    : { kind: 'misread', typed, words: misread[read.why] };
}
