const news: Readonly<Record<string, string>> = {
  logged: 'The engagement is recorded',
  edited: 'The changes are saved',
  ticked: 'The follow-up is noted',
  shown: 'The institution sees it on its own page now',
  hidden: 'The institution does not see it any more',
  'to-correct': 'Your answer is on their page. Edit the engagement now, then show it again.',
  answered: 'Your answer is on their page',
  'passed-on': 'The concern is passed on and the text is erased',
};

/** The words for what the address says was done, if there are any. */
export const newsOf = (query: URLSearchParams): string | undefined => {
  const done = query.get('done') ?? '';
  return Object.hasOwn(news, done) ? news[done] : undefined;
};
