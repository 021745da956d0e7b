import type { KeptMarks } from './register-kept.ts';
import type { Line } from './register-line.ts';

/** How the site and the phone stand to each other. */
export type Connection = 'ours' | 'away' | 'signed out' | 'closed';

type Answer = { lines: Line[]; verdicts?: Record<string, string> };
type Heard = { connection: Connection; lines?: Line[]; gone?: number; saved?: number };

async function ask(from: string, init: RequestInit): Promise<Heard & { verdicts?: Record<string, string> }> {
  const answer = await fetch(from, { redirect: 'manual', ...init }).catch(() => null);
  if (!answer) return { connection: 'away' };
  // Somebody whose sign-in has ended is sent to sign in.
  if (answer.type === 'opaqueredirect') return { connection: 'signed out' };
  if (answer.status === 404) return { connection: 'closed' };
  if (!answer.ok) return { connection: 'away' };
  return { connection: 'ours', ...((await answer.json()) as Answer) };
}

/** Asks what stands, for what colleagues and the people themselves have marked. */
export const look = (from: string): Promise<Heard> => ask(from, {});

/** Sends what this phone keeps; what the site has answered is kept no longer. */
export async function send(to: string, kept: KeptMarks): Promise<Heard> {
  const marks = kept.own();
  kept.sending(marks.map(({ id }) => id));
  const now = Date.now();
  const sent = marks.map(({ id, row, state, saw, settles, at }) => {
    return { id, row, state, saw, settles, ago: Math.min(Math.max(0, now - at), 48 * 3_600_000) };
  });
  const heard = await ask(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ marks: sent }),
  });
  const verdicts = heard.verdicts ?? {};
  kept.drop(Object.keys(verdicts));
  const count = (verdict: string) => Object.values(verdicts).filter((one) => one === verdict).length;
  return { ...heard, gone: count('gone'), saved: count('counts') };
}
