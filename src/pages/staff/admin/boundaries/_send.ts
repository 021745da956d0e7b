import { z } from 'astro/zod';
import type { BoundaryReading, BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import type { Officer } from '#lib/actor.ts';
import { boundaryLimits } from '#lib/areas/boundaries/limits.ts';
import { askReading, discardUpload, keepUpload } from '#lib/areas/boundaries/uploads/keep.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { streamUpload } from '#lib/web/upload.ts';
import { readingWords, sizeWords } from './_words.ts';

type Asked = {
  request: Request;
  response: { status?: number };
  locals: Pick<App.Locals, 'db' | 'now'>;
};

const isReading = (text: string): text is BoundaryReading => Object.hasOwn(readingWords, text);

/** The fields beside the file. */
export const sendForm = z.object({
  reading: z.string({ error: 'Choose how the numbers are to be read' }).refine(isReading, {
    error: 'Choose how the numbers are to be read',
  }),
});

type Answer = { done: BoundaryUploadId | null; values: Typed<typeof sendForm>; errors: Mistakes };

const tooLarge: Mistakes = {
  file: `Choose a file of ${sizeWords(boundaryLimits.fileBytes)} or less. Publishers offer “generalised” boundaries, which are exact enough here`,
};
const none: Mistakes = { file: 'Choose a file of boundaries' };

/** Keeps the file that was sent and asks for it to be read; or says what is wrong with the form. */
export async function sendFile({ request, response, locals }: Asked, officer: Officer): Promise<Answer> {
  const values = emptyForm(sendForm, { reading: 'as_said' });
  if (request.method !== 'POST') return { done: null, values, errors: {} };
  const { db, now } = locals;
  let kept: BoundaryUploadId | undefined;
  const sent = await streamUpload(request, { maxBytes: boundaryLimits.fileBytes }, async (content, name) => {
    kept = await keepUpload(db, officer, { name, content }, now);
  });
  const form = sent.ok ? formOf(sent.value.fields, sendForm) : null;
  if (kept && form?.ok) {
    await askReading(db, kept, form.value.reading);
    return { done: kept, values, errors: {} };
  }
  if (kept) await discardUpload(db, kept);
  hasMistakes(response);
  const errors = form && !form.ok ? form.errors : {};
  return {
    done: null,
    values: form?.values ?? values,
    errors: { ...(sent.ok ? none : tooLarge), ...errors },
  };
}
