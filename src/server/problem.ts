import { problemContent, problemPage, problems, type ProblemStatus } from '#lib/web/problem-page.ts';
import type { Files } from './files.ts';

/**
 * @param address what was asked for: the staff area has words of its own for what is not there
 * @param more HTML of ours that a failure shows besides
 */
export type ShowProblem = (
  status: ProblemStatus,
  requestId: string,
  address?: string,
  more?: string,
) => Buffer;

/**
 * Makes the pages for refusals and failures. Where the site has a page for the status it is shown; any other
 * borrows the frame of the 500 page, so that it looks like the site and needs nothing to be rendered.
 */
export function problemPages(statusPages: Files): ShowProblem {
  const frame = statusPages.get('/500')?.content.toString();
  return (status, requestId, address = '', more = '') => {
    const ofStaff = /^\/staff(\/|\?|$)/.test(address) ? statusPages.get(`/${status}-staff`) : undefined;
    const own = (ofStaff ?? statusPages.get(`/${status}`))?.content;
    if (own && status < 500) return own;
    if (!frame) return Buffer.from(problemPage(problems[status], requestId, more));
    const content = problemContent(problems[status], requestId, more);
    const title = `<title>${problems[status].title} - Concord</title>`;
    return Buffer.from(
      frame
        .replace(/<title>[^<]*<\/title>/, () => title)
        .replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, (_whole, start: string) => `${start}${content}</main>`),
    );
  };
}
