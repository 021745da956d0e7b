import { longest } from './words.ts';

// Where mail programs begin to repeat what they answer.
const begins = [
  /^On .{5,200} wrote:$/,
  /^-{2,}\s*Original Message\s*-{2,}$/i,
  /^_{10,}$/,
  /^From: .{1,200}$/,
];

/** What a mail says that was not said before: without the mails that it repeats, and no longer than we keep. */
export function newWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // "On Monday … wrote:" is often broken over two lines.
  const starts = (line: string, next: string) =>
    begins.some((pattern) => pattern.test(line.trim()) || pattern.test(`${line.trim()} ${next.trim()}`));
  const end = lines.findIndex((line, index) => starts(line, lines[index + 1] ?? ''));
  const said = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  return said
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, longest.reply);
}
