import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { deviceWords } from '#lib/officers/sign-in/browser.ts';
import { finishPasskey } from '#lib/officers/sign-in/passkey-new.ts';
import { longestPasskeyName } from '#lib/officers/sign-in/passkeys.ts';
import { answerForm } from '#lib/web/answer.ts';

type Page = Pick<APIContext, 'request' | 'locals'> & { response: { status?: number } };

// Nothing about the name may lose a passkey that the device has made: one that is missing or too long is put right.
const newForm = z.object({
  answer: z
    .string({ error: 'Use the button, and then your device' })
    .max(20_000, { error: 'That is too long' }),
  name: z.string().optional(),
});

export const renameForm = z.object({
  name: z
    .string({ error: 'Enter a name' })
    .max(longestPasskeyName, { error: `Use at most ${longestPasskeyName} characters` }),
});

const refusals = {
  expired: 'That took too long. Try again',
  not_ours: 'What your device sent is no passkey for this site. Try again',
  known: 'This passkey has been added already',
} as const;

/** Why a passkey stays. */
export const removeRefusals = {
  gone: 'It has been removed already',
  last: 'This is your only way to sign in. Add another passkey, or a password and an authenticator app, first',
} as const;

/** Answers the form of the page: the passkey added, or what to put right. */
export function addPasskey(page: Page, officer: Officer) {
  const { db, now, environment } = page.locals;
  const { headers } = page.request;
  const asked = { cookies: headers.get('cookie'), publicUrl: environment.publicUrl };
  const otherwise = deviceWords(headers.get('user-agent'));
  return answerForm(
    page,
    newForm,
    ({ answer, name }) => {
      const given = { ...asked, answer, name: (name ?? otherwise).slice(0, longestPasskeyName) };
      return finishPasskey(db, officer, given, now);
    },
    (reason) => ({ name: refusals[reason] }),
  );
}
