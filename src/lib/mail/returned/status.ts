import type { BounceKind } from '#db/schema/mail-suppressions.ts';

/** What a mail server says became of a mail: "5.1.1", or null where it gave no number, and for how long it holds. */
export type Verdict = { kind: Exclude<BounceKind, 'complaint'>; status: string | null };

const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
const basic = /(?:^|[^\d.])([45][0-5]\d)(?:[ -]|$)/m;

/** The number in the words of a server, as RFC 3463 numbers them. */
export const statusIn = (words: string): string | null => enhanced.exec(words)?.[1] ?? null;

// Only what says that there is no such address holds for good. A full box, a filter or a policy may be another's day.
const gone = /^5\.(1\.([01236]|10)|2\.1|4\.(1|4|310))$/;

// In the words of servers that give no number, or one that says nothing.
const noSuch =
  /user (is )?unknown|unknown (user|recipient|local part)|no such (user|recipient|mailbox|address|person)|(mailbox|account|address|recipient|user)( \S{1,200})? (does not|doesn[’']t|did not) exist|does not have an? \S{1,60} account|(mailbox|account|recipient|address)( address)? (not found|is disabled|has been disabled|is inactive|is not valid|unavailable or does not exist)|couldn[’']t be found|wasn[’']t found at|no mailbox here by that name|(invalid|unrouteable|bad destination|undeliverable) (address|recipient|mailbox)|recipient address rejected: (access denied|user unknown)|no longer (on server|available|works here)|host or domain name not found|domain (does not exist|not found|name not found)|not our customer|nxdomain/i;
const notThisTime =
  /(mailbox|inbox|quota)[^.\n]{0,40} (full|exceeded|over quota)|over ?quota|mailbox full|insufficient (disk|system) (space|storage)|out of storage|too large|exceeds (size|the maximum)|blocked|blacklist|blocklist|spam|policy|dmarc|spf\b|dkim|reputation|greylist|rate limit|too many|try again|temporar|timed out|timeout|connection refused|loop|expired|retry time/i;

/**
 * What a failure means.
 *
 * @param status the number that the report names, if any
 * @param words what the server said
 */
export function verdictOf(status: string | null, words: string): Verdict {
  const said = statusIn(words);
  // "5.0.0" says nothing: the server's own words may.
  const number = status && !/\.0\.0$/.test(status) ? status : (said ?? status);
  if (number?.startsWith('4')) return { kind: 'soft', status: number };
  const isVague = !number || /^5\.0\.0$/.test(number);
  if (!isVague)
    return { kind: gone.test(number) && !isAboutUs(number, words) ? 'hard' : 'soft', status: number };
  if (noSuch.test(words) && !notThisTime.test(words)) return { kind: 'hard', status: number ?? '5.1.1' };
  return { kind: 'soft', status: number };
}

// Some servers give the number of a wrong address to what they take for spam.
const isAboutUs = (status: string, words: string): boolean =>
  status !== '5.1.1' && /spam|blocked|blocklist|blacklist|policy|reputation/i.test(words);

/** Whether words are those of a server that did not take a mail: a number, or a sentence that they use. */
export const saysFailed = (words: string): boolean =>
  enhanced.test(words) || basic.test(words) || noSuch.test(words) || notThisTime.test(words);
