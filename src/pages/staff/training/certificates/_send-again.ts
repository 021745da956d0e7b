import { z } from 'astro/zod';
import { sendCertificateAgain } from '#lib/training/certificates/revoke.ts';
import { answerForm } from '#lib/web/answer.ts';
import { notValidWords } from './_certificate-words.ts';
import type { openCertificate } from './_open-certificate.ts';

type Page = { request: Request; response: { status?: number } };
type Open = NonNullable<Awaited<ReturnType<typeof openCertificate>>>;

/** Answers the button that sends a certificate again. */
export const answerSendAgain = (page: Page, { db, officer, id, now }: Open) =>
  answerForm(
    { request: page.request, response: page.response },
    z.object({}),
    () => sendCertificateAgain(db, officer, id, now),
    (why) => ({ '': notValidWords[why] }),
  );
