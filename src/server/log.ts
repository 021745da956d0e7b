import { writeSync } from 'node:fs';
import type { Environment } from '../environment.ts';

export type Level = Environment['logLevel'];
export type Log = {
  (level: Level, event: string, details?: Record<string, unknown>): void;
  isOn(level: Level): boolean;
  flush(): void;
};

const levels: Level[] = ['debug', 'info', 'warn', 'error'];

/**
 * Makes the log: one line of JSON for each event, or of words in a terminal. It takes no text that people
 * typed. Lines are written in batches, because a write for each would cost more than a page does.
 */
export function makeLog(
  level: Level,
  write: (text: string) => void = toOutput,
  inWords: boolean = process.stdout.isTTY,
): Log {
  const isOn = (asked: Level) => levels.indexOf(asked) >= levels.indexOf(level);
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) write(lines.join('\n') + '\n');
    lines = [];
  };
  const log = (at: Level, event: string, details: Record<string, unknown> = {}) => {
    if (!isOn(at)) return;
    lines.push(harmless(inWords ? inPlainWords(event, details) : asJson(at, event, details)));
    if (lines.length > 500) flush();
    timer ??= setTimeout(flush, 100).unref();
  };
  return Object.assign(log, { isOn, flush });
}

function asJson(level: Level, event: string, details: Record<string, unknown>): string {
  return JSON.stringify({
    time: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
    level,
    event,
    ...details,
  });
}

function inPlainWords(event: string, details: Record<string, unknown>): string {
  const words = Object.entries(details).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [event, ...words].join(' ');
}

// A line stays one line, and does nothing to the terminal that shows it, whatever a request has put into it.
const harmless = (line: string): string =>
  line.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function toOutput(text: string): void {
  try {
    writeSync(1, text);
  } catch {
    // Whoever read the log has gone, or does not keep up; serving goes on.
  }
}
