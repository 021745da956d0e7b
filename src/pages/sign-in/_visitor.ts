import { type Visitor, browserOf } from '#lib/officers/sign-in/browser.ts';

type Page = {
  request: Request;
  locals: Pick<App.Locals, 'clientAddress' | 'environment' | 'requestId'>;
};

/** Whoever asks for this page, as the sign-in knows them. */
export const visitorOf = ({ request, locals }: Page): Visitor => ({
  ...browserOf(request.headers, locals.clientAddress),
  cookies: request.headers.get('cookie'),
  secret: locals.environment.secret,
  requestId: locals.requestId,
});
