import { z } from 'astro/zod';
import { acceptInvitation, type OpenedInvitation } from '#lib/officers/accounts/accept-invitation.ts';
import { passwordFault, passwordFaultWords } from '#lib/officers/sign-in/new-password.ts';
import { beginSecondFactor } from '#lib/officers/sign-in/second-factor.ts';
import { exactly } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };
type Answer = { cookie: string } | { errors: Mistakes; isOver?: boolean };

const form = z.object({ password: exactly('Enter a password') });

/** Answers the form by which an account is taken up: with a cookie that leads to the second factor. */
export async function answerAcceptance(
  { request, response, locals }: Page,
  key: string,
  owner: OpenedInvitation,
): Promise<Answer> {
  if (request.method !== 'POST') return { errors: {} };
  const { db, now, environment } = locals;
  const typed = await readForm(request, form);
  const fault = typed.ok ? await passwordFault(typed.value.password, owner) : null;
  if (!typed.ok || fault) {
    hasMistakes(response);
    return {
      errors:
        typed.ok && fault
          ? { password: passwordFaultWords[fault] }
          : { ...('errors' in typed && typed.errors) },
    };
  }
  const accepted = await acceptInvitation(db, key, typed.value.password, now);
  if (!accepted.ok) return { errors: {}, isOver: true };
  return beginSecondFactor(db, accepted.value.officerId, environment, now);
}
