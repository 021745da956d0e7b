import { z } from 'astro/zod';
import { faultWords, whereWords } from '#lib/audit/break-words.ts';
import { hex } from '#lib/audit/chain/seals.ts';
import { askVerification, type Verification } from '#lib/audit/verifications.ts';
import type { Officer } from '#lib/actor.ts';
import { date, moment, time } from '#lib/dates.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const number = (value: number) => value.toLocaleString('en-GB');

/** Answers the button "Verify now". */
export const answerVerify = ({ request, response, locals }: Page, officer: Officer) =>
  answerForm(
    { request, response },
    z.object({}),
    async () => done(await askVerification(locals.db, officer, locals.now)),
    () => ({}),
  );

/** What a walk along the chain found, in a title and a sentence. */
export function verdictWords({ fault, faultPosition, faultEntryId, faultAt, checked }: Verification) {
  if (!fault)
    return {
      title: 'The access log holds',
      text: `All ${number(checked)} sealed entries are what they were.`,
    };
  const made = faultAt ? `, made at ${moment(faultAt)}` : '';
  const where = whereWords({ position: faultPosition, entryId: faultEntryId });
  return { title: 'The access log does not hold', text: `${faultWords[fault]}: ${where}${made}.` };
}

/** The figures of a walk, line by line. */
export const verificationFacts = (one: Verification) => [
  { key: 'Verified', value: one.finishedAt ? `${time(one.finishedAt)} on ${date(one.finishedAt)}` : '' },
  { key: 'Asked for by', value: one.askedByName ?? 'The nightly job' },
  { key: 'Entries', value: number(one.entries) },
  { key: 'Sealed', value: number(one.checked) },
  { key: 'Waiting to be sealed', value: number(one.waiting) },
  { key: 'Numbers without an entry', value: number(one.unused) },
  {
    key: 'Hash at the head',
    value: one.headHash ? `${one.checked}:${hex(one.headHash)}` : 'Nothing is sealed yet',
  },
];
