import { longest } from './words.ts';

// What stands above the mail that is repeated, in the languages that people here write from.
const attributions = [
  /^(?:On|El|Le|Am|Op|W dniu|Em|Il) .{5,200}(?:wrote|escribió|a écrit|schrieb.{0,120}|schreef.{0,120}|pisze|napisał\(?a?\)?|escreveu|ha scritto) ?:$/i,
  /^.{2,120}<[^\s<>]+@[^\s<>]+> (?:wrote|napisał\(?a?\)?) ?:$/i,
];
// From here on a mail program repeats everything, without a mark before each line.
const whole = [
  /^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Wiadomość oryginalna)\s*-{2,}$/i,
  /^_{10,}$/,
  /^-{2,}\s*Forwarded message\s*-{2,}$/i,
];
const head = /^\*?(?:From|Sent|Date|To|Subject)\*?: ?.{0,200}$/i;
const isQuoted = (line: string) => /^\s*>/.test(line);
const sent = /^(?:Sent from my|Sent from Outlook|Get Outlook for) .{0,60}$/;

const cut = '\n\n[Cut here: the mail was longer]';

/**
 * What a mail says that was not said before: without the mails that it repeats, and no longer than we keep. Where
 * nothing stands above what is repeated without a mark, all of it is kept: rather too much than a lost answer.
 */
export function newWords(text: string): string {
  // PostgreSQL keeps no zero in a text, and other control characters are nothing that anybody wrote.
  const clean = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  const lines = joined(clean.split('\n'));
  const end = lines.findIndex((_, index) => beginsRepeating(lines, index));
  const said = tidy(end < 0 ? lines : lines.slice(0, end)) || tidy(lines);
  if (said.length <= longest.reply) return said;
  return said.slice(0, longest.reply - cut.length).toWellFormed() + cut;
}

const isAttribution = (line: string) => attributions.some((pattern) => pattern.test(line.trim()));

/** "On Monday … wrote:" in one line, where a mail program broke it over two or three. */
function joined(lines: readonly string[]): string[] {
  const all = [...lines];
  for (let index = 0; index < all.length; index += 1)
    for (const count of [2, 3]) {
      const several = all.slice(index, index + count).map((one) => one.trim());
      if (several.length < count || several.includes('') || several.some(isQuoted)) break;
      if (isAttribution(all[index]!)) break;
      if (isAttribution(several.join(' '))) all.splice(index, count, several.join(' '));
    }
  return all;
}

/** Whether everything from a line on was said before: what stands below marked lines was said now. */
function beginsRepeating(lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trim();
  if (line === '--' || whole.some((pattern) => pattern.test(line))) return true;
  const next = lines.slice(index + 1).filter((one) => one.trim() !== '');
  if (isAttribution(line)) return !next.some(isQuoted);
  return /^\*?From\*?: /i.test(line) && next.slice(0, 2).filter((one) => head.test(one.trim())).length === 2;
}

const tidy = (lines: readonly string[]): string =>
  lines
    .filter((line) => !isQuoted(line) && !isAttribution(line) && !sent.test(line.trim()))
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
