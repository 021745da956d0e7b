import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceStates, type MarkId } from '#db/schema/attendance.ts';
import { newCheckInCode, plainCode } from '#lib/training/attendance/check-in-code.ts';
import { isSameName, nameWords } from '#lib/training/attendance/names.ts';
import { checkInTime, nearestSitting, type Sitting } from '#lib/training/attendance/sittings.ts';
import { countsAtOnce, type Marked, standing } from '#lib/training/attendance/standing.ts';
import { stateOfSittings } from '#lib/training/attendance/states.ts';

const states = fc.array(fc.constantFrom(null, ...attendanceStates), { minLength: 1, maxLength: 5 });

describe('how somebody attended a session of several parts', () => {
  it.each([
    [['present', 'present'], 'present'],
    [['present', 'absent'], 'part'],
    [['present', null], 'part'],
    [['part', 'part'], 'part'],
    [['absent', null], null],
    [['absent', 'apologies'], 'apologies'],
    [['absent', 'absent'], 'absent'],
    [[], null],
  ] as const)('%j comes to %s', (sittings, state) => {
    expect(stateOfSittings(sittings)).toBe(state);
  });

  it('is present only for whoever was present throughout, whatever the order', () => {
    fc.assert(
      fc.property(states, (given) => {
        const state = stateOfSittings(given);
        expect(state === 'present').toBe(given.every((one) => one === 'present'));
        expect(stateOfSittings(given.toReversed())).toBe(state);
      }),
    );
  });

  it('is never absent for whoever came to anything', () => {
    fc.assert(
      fc.property(states, (given) => {
        const came = given.some((one) => one === 'present' || one === 'part');
        expect(came).toBe(['present', 'part'].includes(stateOfSittings(given) ?? ''));
      }),
    );
  });
});

const aMark = (given: Partial<Marked>): Marked => ({
  id: crypto.randomUUID() as MarkId,
  partId: null,
  state: 'present',
  counts: true,
  settlesMarkId: null,
  ...given,
});

describe('what the marks of one person come to', () => {
  it('is what the newest that counts says, and what waits is what nobody has settled', () => {
    const [first, second] = [aMark({}), aMark({ state: 'absent', counts: false })];
    expect(standing([first, second])).toEqual({ current: first, waiting: [second] });
    const answer = aMark({ state: 'absent', settlesMarkId: second.id });
    expect(standing([first, second, answer])).toEqual({ current: answer, waiting: [] });
  });

  it('still waits when somebody marks again who did not see it', () => {
    const waiting = aMark({ state: 'absent', counts: false });
    const marks = [aMark({}), waiting, aMark({ state: 'part' })];
    expect(standing(marks).waiting).toEqual([waiting]);
  });

  it('loses no press: each one stood once, or waits, or was settled', () => {
    const press = fc.record({
      state: fc.constantFrom(null, ...attendanceStates),
      sees: fc.nat({ max: 6 }),
      settles: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 12 }), (presses) => {
        const marks: Marked[] = [];
        for (const { state, sees, settles } of presses) {
          const saw = marks.at(-1 - sees)?.id ?? null;
          const counts = countsAtOnce(marks, { state, saw });
          const answered = settles ? (standing(marks).waiting.at(-1)?.id ?? null) : null;
          const stoodBefore = standing(marks).current;
          marks.push(aMark({ state, counts, settlesMarkId: counts ? answered : null }));
          const { current, waiting } = standing(marks);
          if (!counts) expect(current).toBe(stoodBefore);
          if (!counts) expect(waiting.at(-1)).toBe(marks.at(-1));
        }
        expect(marks).toHaveLength(presses.length);
      }),
    );
  });

  it('counts a press at once when it says what stands already', () => {
    expect(countsAtOnce([aMark({ state: 'absent' })], { state: 'absent', saw: null })).toBe(true);
    expect(countsAtOnce([aMark({ state: 'absent' })], { state: 'present', saw: null })).toBe(false);
  });
});

describe('a name that somebody types to check in', () => {
  it.each([
    ['Zoë O’Hara', 'zoe ohara'],
    ['Amina Khan', 'KHAN, Amina'],
    ['Dr Priya Sandhu', 'Priya  Sandhu'],
    ['Anne-Marie Holloway-Crane', 'anne marie holloway crane'],
    ['Amina Begum Khan', 'Amina Khan'],
    ['José García', 'Jose Garcia'],
  ])('%s is the same as %s', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
    expect(isSameName(other, one)).toBe(true);
  });

  it.each([
    ['Amina Khan', 'Amina Malik'],
    ['Amina Khan', 'Amina'],
    ['Amina Khan', ''],
    ['', ''],
    ['Tom Birkett', 'Tim Birkett'],
  ])('%s is not %s', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });

  it('keeps a name that looks like nothing but a title', () => {
    expect(nameWords('Dame')).toEqual(['dame']);
  });
});

const at = (text: string) => Temporal.Instant.from(text);
const sitting = (startsAt: string, endsAt: string): Sitting => ({
  part: null,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
});

describe('when people may check themselves in', () => {
  const sittings = [
    sitting('2026-11-21T10:00Z', '2026-11-21T11:00Z'),
    sitting('2026-11-21T11:30Z', '2026-11-21T12:30Z'),
  ];

  it.each([
    ['2026-11-21T09:29Z', { is: 'not yet', opensAt: at('2026-11-21T09:30Z') }],
    ['2026-11-21T09:30Z', { is: 'open', sitting: sittings[0] }],
    ['2026-11-21T11:10Z', { is: 'open', sitting: sittings[0] }],
    ['2026-11-21T11:20Z', { is: 'open', sitting: sittings[1] }],
    ['2026-11-21T12:59Z', { is: 'open', sitting: sittings[1] }],
    ['2026-11-21T13:00Z', { is: 'over' }],
  ])('at %s', (now, expected) => {
    expect(checkInTime(sittings, at(now))).toEqual(expected);
  });

  it('says when the next part opens while none is', () => {
    const far = [sittings[0]!, sitting('2026-11-28T10:00Z', '2026-11-28T11:00Z')];
    expect(checkInTime(far, at('2026-11-25T10:00Z'))).toEqual({
      is: 'not yet',
      opensAt: at('2026-11-28T09:30Z'),
    });
    expect(nearestSitting(far, at('2026-11-22T10:00Z'))).toBe(far[0]);
    expect(nearestSitting([], at('2026-11-22T10:00Z'))).toBeNull();
  });
});

describe('a code to check in by', () => {
  it('has six signs that nobody takes for another, and is read however it is typed', () => {
    for (let count = 0; count < 200; count++) expect(newCheckInCode()).toMatch(/^[A-HJKMNP-RTWXY34678]{6}$/);
    expect(plainCode(' k7q-m4t ')).toBe('K7QM4T');
  });
});
