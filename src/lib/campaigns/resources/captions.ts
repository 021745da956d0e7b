/** What captions say, without the times at which they say it: times look like numbers of phones. */
export const captionWords = (content: Uint8Array): string =>
  new TextDecoder()
    .decode(content)
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^\uFEFF?WEBVTT|-->|^\s*\d+\s*$/.test(line))
    .join('\n');
