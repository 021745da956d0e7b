/** What was done to an institution, as its page says once afterwards. */
const news: Readonly<Record<string, string>> = {
  added: 'The institution is added',
  saved: 'The changes are saved',
  closed: 'The institution is closed',
  reopened: 'The institution is open again',
  standing: 'The standing is recorded',
  owner: 'Who looks after it is recorded',
  site: 'The site is saved',
  'site-closed': 'The site is closed',
  related: 'The relationship is recorded',
  ended: 'The relationship is ended',
};

/** The words for what the address says was done, if there are any. */
export const newsOf = (query: URLSearchParams): string | undefined => {
  const done = query.get('done') ?? '';
  return Object.hasOwn(news, done) ? news[done] : undefined;
};
