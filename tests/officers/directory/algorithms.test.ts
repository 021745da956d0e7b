import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { askProvider, readAnswer } from '#lib/officers/directory/ask.ts';
import { refusalOf } from '#lib/officers/directory/provider-refusal.ts';
import { startProvider } from '../../support/openid-provider.ts';

const returnTo = new URL('https://concord.example/sign-in/single-sign-on/return');
const coded = (text: string) => Buffer.from(text).toString('base64url');

/** The same claims under another header, signed by whatever that names. */
const forged = (token: string, alg: string, sign: (text: string) => string): string => {
  const text = `${coded(JSON.stringify({ alg, typ: 'JWT' }))}.${token.split('.')[1]}`;
  return `${text}.${sign(text)}`;
};
const withNothing = (token: string) => forged(token, 'none', () => '');
const withTheSecret = (token: string, secret: string) =>
  forged(token, 'HS256', (text) => createHmac('sha256', secret).update(text).digest('base64url'));

async function outcomeOf(forges?: (token: string, secret: string) => string): Promise<string> {
  const provider = await startProvider({ returnTo: [returnTo.href], ...(forges && { forges }) });
  provider.somebody({ sub: 'dana', email: 'dana@police.example', email_verified: true });
  const settings = { ...provider, groupsClaim: 'groups' };
  const { question, address } = await askProvider(settings, returnTo, Temporal.Now.instant());
  const answer = await provider.answer(address);
  const reading = readAnswer(settings, answer, question, Temporal.Now.instant());
  const outcome = await reading.then(({ subject }) => `believed: ${subject}`, refusalOf);
  await provider.stop();
  return outcome;
}

it('the identity is not believed when it is signed with nothing, or with a secret that both know', async () => {
  expect(await outcomeOf()).toBe('believed: dana');
  expect(await outcomeOf(withNothing)).toBe('not believed');
  expect(await outcomeOf(withTheSecret)).toBe('not believed');
});
