import { describe, expect, it } from 'vitest';
import type { PartId } from '#db/schema/session-parts.ts';
import { lengthWords, programmeOf } from '#lib/training/sessions/length.ts';

const at = (text: string) => Temporal.Instant.from(text);
const part = (from: string, hours: number) => ({
  id: crypto.randomUUID() as PartId,
  startsAt: at(from),
  endsAt: at(from).add({ hours }),
  site: null,
});
const session = { startsAt: at('2026-12-03T10:00Z'), endsAt: at('2026-12-03T11:30Z') };
const programme = [
  { minute: 0, text: 'What a good referral looks like' },
  { minute: 90, text: 'Finish' },
];
const course = { durationMinutes: 90, programme };

describe('how long a session is', () => {
  it('is said of the session itself, whatever its course takes', () => {
    expect(lengthWords({ ...session, parts: [] })).toBe('90 minutes');
    const longer = { ...session, endsAt: at('2026-12-03T12:00Z'), parts: [] };
    expect(lengthWords(longer)).toBe('120 minutes');
  });

  it('is said in parts where it has some', () => {
    const parts = [part('2026-12-03T10:00Z', 2), part('2026-12-10T10:00Z', 2)];
    expect(lengthWords({ ...session, parts })).toBe('2 parts, the last on 10 December 2026');
  });
});

describe('the programme of a session', () => {
  it('stands on its own day', () => {
    const shown = programmeOf({ session, parts: [], course });
    expect(shown?.heading).toBe('On the day');
    expect(shown?.steps.map((step) => step.at)).toEqual([session.startsAt, session.endsAt]);
  });

  it('says of which part it is', () => {
    const parts = [part('2026-12-03T10:00Z', 1), part('2026-12-10T10:00Z', 3)].map((one, index) =>
      index === 0 ? { ...one, endsAt: session.endsAt } : one,
    );
    const shown = programmeOf({ session, parts, course });
    expect(shown?.heading).toBe('On the day of part 1, Thursday 3 December 2026');
  });

  it('is left out where the session takes longer than the course, and its times would be wrong', () => {
    const longer = { ...session, endsAt: at('2026-12-03T12:00Z') };
    expect(programmeOf({ session: longer, parts: [], course })).toBeNull();
  });
});
