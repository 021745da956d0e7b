import { z } from 'astro/zod';
import type { Form, Mistakes } from '#lib/web/form.ts';
import type { Allowed } from '#lib/web/limits.ts';
import { paths } from '#lib/web/paths.ts';
import { signIn } from '#lib/officers/sign-in/sign-in.ts';

/** The fields of the sign-in form. */
export const signInForm = z.object({
  email: z.string({ error: 'Enter your work email address' }).max(254, { error: 'Enter a shorter address' }),
  password: z.string({ error: 'Enter your password' }).max(1000, { error: 'Enter a shorter password' }),
});

/** The password of every account in the demonstration world; it opens nothing anywhere else. */
export const demonstrationPassword = 'concord-demonstration';

const refusals = {
  wrong: 'This address and password do not belong together. Check both and try again',
  closed: 'This account cannot be used at the moment. Ask your administrator',
} as const;

export type SignInAnswer = { cookie: string } | { errors: Mistakes; retryAfterSeconds?: number };

/** Answers the form: a cookie, or what to put right. */
export async function answerSignIn(
  { db, now, clientAddress }: Pick<App.Locals, 'db' | 'now' | 'clientAddress'>,
  form: Form<typeof signInForm>,
  allow: () => Promise<Allowed>,
): Promise<SignInAnswer> {
  if (!form.ok) return { errors: form.errors };
  const allowed = await allow();
  if (!allowed.ok) return { errors: { email: waitWords(allowed.retryAfterSeconds) }, ...allowed };
  const signed = await signIn(db, form.value, { device: 'Browser', address: clientAddress }, now);
  return signed.ok ? signed.value : { errors: { email: refusals[signed.reason] } };
}

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const words = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `There were too many tries from where you are. Try again in ${words}`;
}

/** Where to go after signing in: a staff page of ours, whatever the address says. */
export function nextPage(next: string | null): string {
  const ours = 'http://ours.invalid';
  if (!next?.startsWith('/') || !URL.canParse(next, ours)) return paths.staff.today;
  const { origin, pathname, search } = new URL(next, ours);
  const isStaff = pathname === paths.staff.today || pathname.startsWith(`${paths.staff.today}/`);
  return origin === ours && isStaff ? pathname + search : paths.staff.today;
}
