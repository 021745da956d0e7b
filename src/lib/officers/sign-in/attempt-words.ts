import type { signInAttempt, SignInResult } from '#db/schema/sign-ins.ts';

/** How each try ended, as the log says it. */
export const resultWords: Readonly<Record<SignInResult, string>> = {
  signed_in: 'Signed in',
  proven: 'Proved again who they are',
  factor_asked: 'Password right, second proof asked',
  wrong: 'Wrong password or address',
  wrong_code: 'Wrong code',
  replayed: 'Code used already',
  throttled: 'Too many tries',
  closed: 'Account closed',
  dormant: 'Account asleep',
  no_role: 'No role today',
  refused: 'Refused',
};

/** With what each try was made. */
export const methodWords: Readonly<Record<(typeof signInAttempt.$inferSelect)['method'], string>> = {
  password: 'Password',
  app: 'Authenticator app',
  recovery: 'Recovery code',
  passkey: 'Passkey',
  single_sign_on: 'Single sign-on',
  reset: 'Password reset link',
};

/** Whether a try is what somebody does who signs in as they should. */
export const isRight = (result: SignInResult): boolean =>
  result === 'signed_in' || result === 'proven' || result === 'factor_asked';
