import type { SignInMethod } from '#db/schema/sign-ins.ts';
import { date } from '#lib/dates.ts';
import type { OwnPasskey } from '#lib/officers/sign-in/passkeys.ts';

/** How somebody signed in, as in "with a passkey". */
export const methodWords: Readonly<Record<SignInMethod, string>> = {
  password_app: 'with password and code',
  password_recovery: 'with password and recovery code',
  passkey: 'with a passkey',
  single_sign_on: 'with a force account',
};

/** When a passkey was added and used last. */
export function passkeyWords({ addedAt, lastUsedAt }: Pick<OwnPasskey, 'addedAt' | 'lastUsedAt'>): string {
  const used = lastUsedAt ? `last used ${date(lastUsedAt)}` : 'never used';
  return `Added ${date(addedAt)}, ${used}`;
}

/** "8 left", "None left: make new ones" */
export const codesWords = (left: number): string => (left === 0 ? 'None left' : `${left} left`);

/** What changes how somebody signs in: other devices stay signed in, and they may want to end that. */
export const changesFactor: readonly string[] = ['app', 'added', 'removed'];

/** What was just done, by the word in the address. */
export const doneWords: Readonly<Record<string, string>> = {
  proven: 'We know that it is you. You can sign out of other devices for the next five minutes.',
  device: 'You are signed out on that device.',
  devices: 'You are signed out everywhere else.',
  password: 'Your password is changed, and you are signed out everywhere else.',
  app: 'Your new authenticator app is in use. The one before gives no valid codes any more.',
  added: 'Your passkey is added. From now on it signs you in by itself.',
  renamed: 'Your passkey has its new name.',
  removed: 'The passkey is removed. Delete it on the device too, or it will still be offered there.',
};
