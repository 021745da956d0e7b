import { escapeHtml } from '#lib/escape-html.ts';
import type { SentFields } from './fill-form.ts';

const notice = (words: string): string =>
  '<section class="govuk-notification-banner" aria-labelledby="your-form-is-kept">' +
  `<h2 id="your-form-is-kept">Your form is kept</h2>${words}</section>`;

/** Said while somebody signs in again, and above their form when it is back. */
export const keptNotice = notice(
  '<p>Your sign-in had ended when you sent it, so nothing was changed. It is as you left it once you are signed in: check it and send it.</p>',
);

/** A form without fields to show, or whose page has changed: sent again as it was. */
export function sendAgainForm(path: string, fields: SentFields): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return notice(
    '<p>Your sign-in had ended when you sent it, so nothing was changed. Send it again if it is still right.</p>' +
      `<form method="post" action="${escapeHtml(path)}">${hidden.join('')}` +
      '<p><button type="submit" class="govuk-button">Send it now</button></p></form>',
  );
}

/** A page of ours with a notice at the top of what it says. */
export const withNotice = (html: string, words: string): string =>
  html.replace(/<main\b[^>]*>/, (start) => start + words);
