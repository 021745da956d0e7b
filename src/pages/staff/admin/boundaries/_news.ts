const words: Record<string, string> = {
  used: 'The layer is in use',
  again: 'The layer is in use again',
  taken: 'The layer was taken back',
  discarded: 'The file was thrown away',
};

/** What has just been done, as the address of a page tells it. */
export const boundaryNews = (query: URLSearchParams): string | null => {
  const told = query.get('told') ?? '';
  return Object.hasOwn(words, told) ? words[told]! : null;
};
