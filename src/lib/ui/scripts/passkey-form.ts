import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

type Answer<Options> = (question: { optionsJSON: Options }) => Promise<unknown>;

const say = (form: HTMLFormElement, words: string): void => {
  const place = form.querySelector<HTMLElement>('[data-said]');
  if (!place) return;
  place.textContent = words;
  place.hidden = words === '';
};

async function ask<Options>(from: string): Promise<Options> {
  const answer = await fetch(from, { method: 'POST' });
  if (!answer.ok) throw new Error(`The site answered ${answer.status}.`);
  return (await answer.json()) as Options;
}

/**
 * Brings forms with a passkey in them to life: the button asks the device, and what it answers goes with the form.
 * Where there are no passkeys such a form stays hidden, and what stands instead of it stays.
 */
export function passkeyForms<Options>(
  kind: string,
  answer: Answer<Options>,
  wordsFor: (failure: unknown) => string,
): void {
  if (!browserSupportsWebAuthn()) return;
  for (const form of document.querySelectorAll<HTMLFormElement>(`form[data-passkey=${kind}]`)) {
    form.hidden = false;
    for (const instead of document.querySelectorAll<HTMLElement>('[data-without-passkey]'))
      instead.hidden = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      say(form, '');
      void send(form, answer).catch((failure: unknown) => say(form, wordsFor(failure)));
    });
  }
}

async function send<Options>(form: HTMLFormElement, answer: Answer<Options>): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[name=answer]');
  const from = form.dataset['from'];
  if (!field || !from) return;
  const optionsJSON = await ask<Options>(from);
  field.value = JSON.stringify(await answer({ optionsJSON }));
  form.submit();
}
