import type { Officer } from '#lib/actor.ts';
import { askImport, forgetUpload, keepUpload } from '#lib/areas/postcodes/keep-upload.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { streamUpload } from '#lib/web/upload.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

/** The ONS Postcode Directory has some 230 MB in its zip, and 1.3 GB without. */
const maxBytes = 2 * 1024 ** 3;

const words = {
  'no file': 'Choose a file: ONSPD, NSPL or Code-Point Open, as CSV or in its zip',
  empty: 'The file is empty. Choose another',
  'too large': 'The file is larger than 2 GB. Send the zip as the publisher gives it',
  'one is under way': 'A list is being read now. Send this one when that is done',
};

/** Takes the list that was sent, and asks the worker to read it. */
export async function answerList({ request, response, locals }: Page, officer: Officer) {
  const none = { isDone: false, errors: {} as Mistakes };
  if (request.method !== 'POST') return none;
  const refusal = await takeList(request, locals, officer);
  if (!refusal) return { ...none, isDone: true };
  if (refusal === 'one is under way') isRefused(response);
  else hasMistakes(response);
  return { ...none, errors: { list: words[refusal] } };
}

type Kept = Awaited<ReturnType<typeof keepUpload>>;

async function takeList(
  request: Request,
  { db, now }: App.Locals,
  officer: Officer,
): Promise<keyof typeof words | null> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) return 'no file';
  let kept: Kept | null = null;
  const sent = await streamUpload(request, { maxBytes }, async (content, name) => {
    kept = await keepUpload(db, officer, { name, content }, now);
  });
  const answer = kept as Kept | null;
  if (!sent.ok) {
    if (answer?.ok) await forgetUpload(db, answer.value);
    return sent.reason;
  }
  if (!answer) return 'no file';
  if (!answer.ok) return answer.reason;
  await askImport(db, answer.value);
  return null;
}
