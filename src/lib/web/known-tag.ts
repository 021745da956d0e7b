/** Whether a reader has already what a validator names, by their If-None-Match; compared weakly (RFC 9110, 13.1.2). */
export const isKnown = (header: string | null | undefined, etag: string): boolean =>
  header?.split(',').some((one) => one.trim() === '*' || bare(one) === bare(etag)) ?? false;

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
