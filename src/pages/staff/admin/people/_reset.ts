import { z } from 'astro/zod';
import { type IdentityCheck, identityChecks } from '#lib/officers/accounts/identity-checks.ts';
import { resetFactors } from '#lib/officers/accounts/reset-factors.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenPerson } from './_open-person.ts';
import { accountRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

const ways = Object.keys(identityChecks) as [IdentityCheck, ...IdentityCheck[]];
const form = z.object({ checked: z.enum(ways, { error: 'Choose how you checked who they are' }) });

const refusals = { ...accountRefusals, closed: 'This account is closed. Open it again first' };

/** Answers the form by which the second step of somebody is reset. */
export const answerReset = (page: Page, { db, officer, person, now }: OpenPerson) =>
  answerForm(
    page,
    form,
    (value) => resetFactors(db, officer, person.id, value, now),
    (reason) => ({ checked: refusals[reason] }),
  );
