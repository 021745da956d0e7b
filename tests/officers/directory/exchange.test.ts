import { afterEach, describe, expect, it } from 'vitest';
import { askProvider, readAnswer } from '#lib/officers/directory/ask.ts';
import { refusalOf } from '#lib/officers/directory/provider-refusal.ts';
import { type DirectoryAccount, type RunningProvider, startProvider } from '../../support/openid-provider.ts';

const returnTo = new URL('https://concord.example/sign-in/single-sign-on/return');
const dana: DirectoryAccount = {
  sub: 'dana',
  name: 'Dana Whitlock',
  email: 'Dana@police.example',
  email_verified: true,
  groups: ['prevent officers'],
  amr: ['pwd', 'mfa'],
};

const running: RunningProvider[] = [];
afterEach(async () => {
  for (const provider of running.splice(0)) await provider.stop();
});

async function aDirectory(behaviour: Partial<Parameters<typeof startProvider>[0]> = {}) {
  const provider = await startProvider({ returnTo: [returnTo.href], ...behaviour });
  running.push(provider);
  provider.somebody(dana);
  return { provider, settings: { ...provider, groupsClaim: 'groups' } };
}

const now = () => Temporal.Now.instant();
const whyNot = (reading: Promise<unknown>) =>
  reading.then(
    () => 'believed',
    (error: unknown) => refusalOf(error),
  );

describe('the question to the directory', () => {
  it('carries a state, a nonce and the hash of a verifier that it keeps to itself', async () => {
    const { settings } = await aDirectory();
    const { question, address } = await askProvider(settings, returnTo, now());
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: returnTo.href,
      state: question.state,
      nonce: question.nonce,
      code_challenge_method: 'S256',
    });
    expect(address.href).not.toContain(question.verifier);
    const again = await askProvider(settings, returnTo, now());
    for (const name of ['state', 'nonce', 'verifier'] as const)
      expect(again.question[name]).not.toBe(question[name]);
  });

  it('asks the directory to describe itself once, and again a quarter of an hour later', async () => {
    const { provider, settings } = await aDirectory();
    const at = now();
    await askProvider(settings, returnTo, at);
    await askProvider(settings, returnTo, at.add({ minutes: 14 }));
    expect(provider.described()).toBe(1);
    await askProvider(settings, returnTo, at.add({ minutes: 15 }));
    expect(provider.described()).toBe(2);
  });

  it('says that a directory that is down is down', async () => {
    const { provider, settings } = await aDirectory();
    await provider.stop();
    running.length = 0;
    expect(await whyNot(askProvider(settings, returnTo, now()))).toBe('unreachable');
  });

  it('does not take another directory at the address for the one that was named', async () => {
    const { settings } = await aDirectory();
    const alias = new URL(settings.issuer.href.replace('127.0.0.1', 'localhost'));
    expect(await whyNot(askProvider({ ...settings, issuer: alias }, returnTo, now()))).toBe('not believed');
  });
});

describe('the answer of the directory', () => {
  async function asked(behaviour: Parameters<typeof aDirectory>[0] = {}) {
    const { provider, settings } = await aDirectory(behaviour);
    const { question, address } = await askProvider(settings, returnTo, now());
    return { provider, settings, question, address };
  }

  it('says who it is, with their groups and whether there was a second factor', async () => {
    const { provider, settings, question, address } = await asked();
    const person = await readAnswer(settings, await provider.answer(address), question, now());
    expect(person).toEqual({
      issuer: provider.issuer.origin,
      subject: 'dana',
      name: 'Dana Whitlock',
      email: 'dana@police.example',
      groups: ['prevent officers'],
      hasSecondFactor: true,
    });
  });

  it('may leave the address out, and tell it on request', async () => {
    const { provider, settings, question, address } = await asked({ tellsOnRequest: true });
    const person = await readAnswer(settings, await provider.answer(address), question, now());
    expect(person).toMatchObject({ email: 'dana@police.example', groups: ['prevent officers'] });
  });

  it('is good once', async () => {
    const { provider, settings, question, address } = await asked();
    const answer = await provider.answer(address);
    await readAnswer(settings, answer, question, now());
    expect(await whyNot(readAnswer(settings, answer, question, now()))).toBe('not believed');
  });

  it.each(['state', 'nonce', 'verifier'] as const)('is not believed with another %s', async (name) => {
    const { provider, settings, question, address } = await asked();
    const other = { ...question, [name]: question[name].split('').reverse().join('') };
    const reading = readAnswer(settings, await provider.answer(address), other, now());
    expect(await whyNot(reading)).toBe('not believed');
  });

  it('is not believed when it names another directory, or comes from one', async () => {
    const { provider, settings, question, address } = await asked();
    const answer = await provider.answer(address);
    const another = new URL(answer);
    another.searchParams.set('iss', 'https://elsewhere.example');
    expect(await whyNot(readAnswer(settings, another, question, now()))).toBe('not believed');
    another.searchParams.delete('iss');
    expect(await whyNot(readAnswer(settings, another, question, now()))).toBe('not believed');
    const { provider: elsewhere } = await aDirectory();
    const elsewhereAddress = new URL(address.pathname + address.search, elsewhere.issuer);
    const mixedUp = await elsewhere.answer(elsewhereAddress);
    expect(await whyNot(readAnswer(settings, mixedUp, question, now()))).toBe('not believed');
  });

  it.each([
    ['was made for another client', { aud: 'another client' }],
    ['was made by another directory', { iss: 'https://elsewhere.example' }],
    ['has run out', { exp: 1_700_000_000 }],
    ['was made in the days to come', { nbf: 4_000_000_000 }],
    ['names nobody', { sub: undefined }],
  ])('is not believed when the identity %s', async (_what, changed) => {
    const says = (claims: object) => ({ ...claims, ...changed });
    const { provider, settings, question, address } = await asked({ says });
    const reading = readAnswer(settings, await provider.answer(address), question, now());
    expect(await whyNot(reading)).toBe('not believed');
  });

  it('is not believed when it is signed with a key that the directory does not show', async () => {
    const { provider, settings, question, address } = await asked({ showsOtherKeys: true });
    const reading = readAnswer(settings, await provider.answer(address), question, now());
    expect(await whyNot(reading)).toBe('not believed');
  });

  it('may be no', async () => {
    const { provider, settings, question, address } = await asked();
    provider.nobody();
    const reading = readAnswer(settings, await provider.answer(address), question, now());
    expect(await whyNot(reading)).toBe('declined');
  });

  it('cannot be fetched with another secret than ours', async () => {
    const { provider, settings, question, address } = await asked();
    const answer = await provider.answer(address);
    const mistaken = { ...settings, clientSecret: 'another secret' };
    expect(await whyNot(readAnswer(mistaken, answer, question, now()))).toBe('set up wrongly');
  });

  it('cannot be fetched while the directory is down', async () => {
    const { provider, settings, question, address } = await asked();
    const answer = await provider.answer(address);
    await provider.stop();
    running.length = 0;
    expect(await whyNot(readAnswer(settings, answer, question, now()))).toBe('unreachable');
  });
});
