import { dropNote, notesOf } from './notes.ts';

/** How the site and the phone stand to each other. */
export type Connection = 'ours' | 'away' | 'signed out';

type Verdicts = { verdicts: Record<string, string> };
/** What came of sending: how many became drafts, and how many still wait. */
export type Sent = { connection: Connection; saved: number; waiting: number };

/** Sends JSON to the site; whoever is signed out is told to sign in. */
export async function post(to: string, body: unknown): Promise<Response | Exclude<Connection, 'ours'>> {
  const answer = await fetch(to, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) return 'away';
  return answer.type === 'opaqueredirect' ? 'signed out' : answer;
}

/** Sends the notes of one officer that wait on this phone; each goes from it once the site has answered for it. */
export async function sendNotes(officer: string, to: string): Promise<Sent> {
  const notes = await notesOf(officer);
  if (notes.length === 0) return { connection: 'ours', saved: 0, waiting: 0 };
  const now = Date.now();
  const sent = notes.map(({ id, key, iv, box, keptAt }) => ({
    ...{ id, key, iv, box },
    ago: Math.max(0, now - keptAt),
  }));
  const answer = await post(to, { notes: sent });
  if (typeof answer === 'string') return { connection: answer, saved: 0, waiting: notes.length };
  if (!answer.ok) return { connection: 'away', saved: 0, waiting: notes.length };
  const { verdicts } = (await answer.json()) as Verdicts;
  for (const note of notes) {
    const isSame = (await notesOf(officer)).some(({ id, iv }) => id === note.id && iv === note.iv);
    // What was typed while it was on its way waits for the next time.
    if (note.id in verdicts && isSame) await dropNote(note.id);
  }
  const saved = Object.values(verdicts).filter((one) => one === 'saved' || one === 'beside').length;
  return { connection: 'ours', saved, waiting: (await notesOf(officer)).length };
}
