import {
  problemContent,
  problemPage,
  problems,
  type ProblemStatus,
  staffProblemContent,
} from '#lib/web/problem-page.ts';
import type { Files } from './files.ts';

/**
 * @param address what was asked for: the staff area has words and a frame of its own
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
  const pageFor = (status: number) => statusPages.get(`/${status}`)?.content;
  const staffPageFor = (status: number) => statusPages.get(`/${status}-staff`)?.content;
  return (status, requestId, address = '', more = '') => {
    const own = (inStaffArea.test(address) && staffPageFor(status)) || pageFor(status);
    if (own && status < 500) return own;
    const staffFrame = signedIn.test(address) ? staffPageFor(500)?.toString() : undefined;
    const problem = problems[status];
    if (staffFrame)
      return framed(marked(staffFrame, more), problem.title, staffProblemContent(problem, requestId, more));
    const frame = pageFor(500)?.toString();
    if (!frame) return Buffer.from(problemPage(problem, requestId, more));
    return framed(frame, problem.title, problemContent(problem, requestId, more));
  };
}

const inStaffArea = /^\/staff(\/|\?|$)/;
const signedIn = /^\/(staff|account|sign-in\/again)(\/|\?|$)/;

// Nobody has looked through what comes back, so it bears the highest marking that it may need.
const marked = (frame: string, more: string): string =>
  more === ''
    ? frame
    : frame
        .replace(/(<p class="marking"[^>]*>)OFFICIAL</g, '$1OFFICIAL-SENSITIVE<')
        .replace(/<body\b/, '<body class="sensitive"');

const framed = (frame: string, title: string, content: string): Buffer =>
  Buffer.from(
    frame
      .replace(/<title>[^<]*<\/title>/, () => `<title>${title} - Concord</title>`)
      .replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, (_whole, start: string) => `${start}${content}</main>`),
  );
