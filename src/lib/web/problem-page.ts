import { escapeHtml } from '#lib/escape-html.ts';

// Between these the server finds a form that could not be taken, to put it into its own page.
const formStart = '<!--more-->';
const formEnd = '<!--/more-->';

/** The form that could not be taken, of a whole problem page; empty where there is none. */
export const formOn = (page: string): string =>
  page.includes(formStart)
    ? page.slice(page.indexOf(formStart) + formStart.length, page.lastIndexOf(formEnd))
    : '';

/** What a reader is told when there is no page to show. */
export type Problem = { title: string; words: string; staffWords?: string };

export const problems = {
  400: {
    title: 'We could not read that request',
    words: 'Check the address, or go back and try again. Nothing was changed.',
  },
  403: {
    title: 'That form came from another website',
    words:
      'For your safety we take forms only from our own pages. Open the page again here and send it once more.',
  },
  404: {
    title: 'Page not found',
    words: 'If you typed the address, check it is correct. If you pasted it, check you copied all of it.',
  },
  405: {
    title: 'This page cannot be used in that way',
    words: 'Open the page again and use the buttons on it. Nothing was changed.',
  },
  413: {
    title: 'That was too much to send at once',
    words: 'Go back, shorten what you wrote, and send it again. Nothing was changed.',
  },
  415: {
    title: 'We could not read that form',
    words: 'Open the page again and send the form from there. Nothing was changed.',
  },
  429: {
    title: 'Too many tries',
    words: 'This form has been sent many times from your network. Nothing was changed. Try again later.',
  },
  500: {
    title: 'Something went wrong',
    words: 'It is our fault, and it has been noted. Go back and try again in a few minutes.',
  },
  503: {
    title: 'This part of the site is not available just now',
    words: 'Try again in a few minutes. The pages with help and advice still work.',
    staffWords: 'Our records cannot be reached. What was saved before is safe. Try again in a few minutes.',
  },
} satisfies Record<number, Problem>;

export type ProblemStatus = keyof typeof problems;

/**
 * What stands between the header and the footer of a problem page.
 *
 * @param more HTML of ours, such as a form that could not be taken
 */
export function problemContent({ title, words }: Problem, requestId: string, more = ''): string {
  const way = '<p>If you are worried about someone, <a href="/help">get help now</a>.</p>';
  return content(title, words, more + way, requestId);
}

/** The same for somebody of the team. */
export function staffProblemContent(
  { title, words, staffWords = words }: Problem,
  requestId: string,
  more = '',
): string {
  // Whoever has words to save should not be led away from them.
  const way = more === '' ? `<p><a class="govuk-link" href="/staff">Go to Today</a></p>` : '';
  return content(title, staffWords, more + way, requestId);
}

function content(title: string, words: string, more: string, requestId: string): string {
  const reference = requestId
    ? `<p>If you report this, give the reference ${escapeHtml(requestId)}.</p>`
    : '';
  return `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p>${more}${reference}`;
}

/** A whole problem page that needs nothing else: no stylesheet, no database. */
export function problemPage(problem: Problem, requestId: string, more = ''): string {
  const strip =
    '<p><strong>In an emergency call 999.</strong> Worried about someone? Call the ACT Early Support Line ' +
    'on <a href="tel:08000113764">0800 011 3764</a>, 9am to 5pm every day.</p>';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(problem.title)} - Concord</title>`;
  return `<!doctype html><html lang="en-GB"><head>${head}</head><body>${strip}<main id="main">${problemContent(problem, requestId, more && `${formStart}${more}${formEnd}`)}</main></body></html>`;
}
