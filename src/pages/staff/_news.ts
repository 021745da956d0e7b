type News = Readonly<Record<string, string>>;

/** What was just done, as a banner says it, by the word in the address; null for any other word. */
export const newsFrom =
  (news: News) =>
  (done: string | null): string | null =>
    done !== null && Object.hasOwn(news, done) ? news[done]! : null;
