/** Text that a calendar parser can read: whole characters, `\n` line ends, no control characters. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '');

// Outlook does not undo the ^' escape of RFC 6868, so a double quote in a name becomes a single one.
/** A name for ORGANIZER or ATTENDEE: one line, no double quotes, never empty. */
export const cleanName = ({ name, email }: { name: string; email: string }): string =>
  cleanText(name).replaceAll('"', "'").replace(/\s+/g, ' ').trim() || cleanWord(email);

/** A UID or address as given; throws when it holds what could start another line or property. */
export function cleanWord(word: string): string {
  if (!/^[^\s\u0000-\u001f\u007f-\u009f"<>;,]+$/u.test(word)) throw new Error('not fit for a calendar file');
  return word;
}

/** The text with every link taken out: a link in a file that is passed around may be a secret. */
export const withoutLinks = (text: string): string =>
  text.replace(/(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)\S+/gi, '(link in your email)');
