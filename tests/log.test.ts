import { describe, expect, it } from 'vitest';
import { makeLog } from '../src/server/log.ts';

/** What a log writes of one event, in words for a terminal or as JSON for a program. */
function written(inWords: boolean, details: Record<string, unknown>): string {
  let text = '';
  const log = makeLog('info', (part) => (text += part), inWords);
  log('warn', 'request', details);
  log.flush();
  return text;
}

// A second line, the end of a terminal's line, a command to the terminal in seven bits and in eight, and marks
// that show text in another order than it is written.
const hostile = '/x\nrequest status=200\r\u001b[2J\u009b2J\u2028\u202e\u007f';

describe.each([true, false])('a line of the log (in words: %s)', (inWords) => {
  it('stays one line, whatever a request has put into it', () => {
    const text = written(inWords, { path: hostile, status: 404 });
    expect(text.match(/[\p{Cc}\u2028\u202e]/gu)).toEqual(['\n']);
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('a line of the log', () => {
  it('says as JSON what happened and when, in UTC', () => {
    const line = JSON.parse(written(false, { path: hostile })) as Record<string, string>;
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      level: 'warn',
      event: 'request',
      path: hostile,
    });
  });

  it('keeps in a terminal what was there, in figures', () => {
    expect(written(true, { path: hostile })).toContain(String.raw`/x\u000arequest status=200\u000d\u001b[2J`);
  });
});
