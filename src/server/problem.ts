import { problemContent, problemPage, problems, type ProblemStatus } from '#lib/web/problem-page.ts';
import type { Files } from './files.ts';

export type ShowProblem = (status: ProblemStatus, requestId: string) => Buffer;

/**
 * Makes the pages for refusals and failures. Where the site has a page for the status it is shown; any other
 * borrows the frame of the 500 page, so that it looks like the site and needs nothing to be rendered.
 */
export function problemPages(statusPages: Files): ShowProblem {
  const frame = statusPages.get('/500')?.content.toString();
  return (status, requestId) => {
    const own = statusPages.get(`/${status}`)?.content;
    if (own && status < 500) return own;
    if (!frame) return Buffer.from(problemPage(problems[status], requestId));
    const content = problemContent(problems[status], requestId);
    const title = `<title>${problems[status].title} - Concord</title>`;
    return Buffer.from(
      frame
        .replace(/<title>[^<]*<\/title>/, () => title)
        .replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, (_whole, start: string) => `${start}${content}</main>`),
    );
  };
}
