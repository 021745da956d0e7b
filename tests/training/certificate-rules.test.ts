import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateStanding, refresherDueOn } from '#lib/training/certificates/criteria.ts';
import { daysLapsed, lapseWords, reminderDue } from '#lib/training/certificates/refresher.ts';
import { certificateWords } from '#lib/training/courses/words.ts';
import { ukDay } from '#lib/dates.ts';

const terms = { hasCertificate: true, certificateAfterHours: 24, certificateNeedsEvaluation: false };
const ended = Temporal.Instant.from('2026-11-19T11:30:00Z');
const present = { state: 'present', personName: 'Amina Khan' } as const;
const after = (hours: number) => ended.add({ hours });
const day = (text: string) => Temporal.PlainDate.from(text);

describe('who gets a certificate', () => {
  it('is whoever was there, once the delay is over and never before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 1500 }), (delay, hours) => {
        const course = { ...terms, certificateAfterHours: delay };
        const { kind } = certificateStanding(present, course, ended, after(hours));
        expect(kind).toBe(hours >= delay ? 'due' : 'waits');
      }),
    );
  });

  it('is nobody who missed a part, was absent, is not marked, or has no name', () => {
    const kindOf = (one: Parameters<typeof certificateStanding>[0]) =>
      certificateStanding(one, terms, ended, after(100)).kind;
    for (const state of ['part', 'apologies', 'absent'] as const)
      expect(kindOf({ ...present, state })).toBe('not present');
    expect(kindOf({ ...present, state: null })).toBe('not marked');
    expect(kindOf({ ...present, personName: ' ' })).toBe('no name');
  });

  it('is nobody where the course has none', () => {
    const none = { ...terms, hasCertificate: false };
    expect(certificateStanding(present, none, ended, after(100)).kind).toBe('no certificate');
  });

  it('leaves two weeks for the evaluation where the course asks for one, since nobody can be made to answer', () => {
    const asks = { ...terms, certificateNeedsEvaluation: true };
    expect(certificateStanding(present, asks, ended, after(25)).kind).toBe('waits');
    expect(certificateStanding(present, asks, ended, after(14 * 24)).kind).toBe('due');
  });

  it('is told in words what happens, never that somebody must answer', () => {
    const said = (given: Partial<typeof terms>) => certificateWords({ ...terms, ...given });
    expect(said({})).toBe('Sent 1 day after to whoever came');
    expect(said({ certificateAfterHours: 0 })).toBe('Sent at once to whoever came');
    expect(said({ certificateNeedsEvaluation: true })).toBe(
      'Sent 14 days after to whoever came: that leaves time to answer the evaluation',
    );
    expect(said({ certificateNeedsEvaluation: true, certificateAfterHours: 480 })).toContain('20 days after');
    expect(said({ hasCertificate: false })).toBe('No certificate');
  });
});

describe('a refresher', () => {
  it('is due so many months after, on the last day of a shorter month', () => {
    expect(refresherDueOn(day('2026-08-31'), 6)?.toString()).toBe('2027-02-28');
    expect(refresherDueOn(day('2026-08-31'), null)).toBeNull();
  });

  it('is late by the days between it and a session that was moved past it', () => {
    const startsAt = Temporal.Instant.from('2026-12-06T10:00:00Z');
    expect(lapseWords(day('2026-12-03'), startsAt)).toBe(
      'Your certificate lapses 3 days before this session',
    );
    expect(lapseWords(day('2026-12-05'), startsAt)).toBe('Your certificate lapses 1 day before this session');
    expect(lapseWords(day('2026-12-06'), startsAt)).toBeNull();
  });

  it('is never late for a session on its day or before, and counts days across the change of clocks', () => {
    const moment = fc.integer({ min: 0, max: 3 * 366 * 24 * 60 });
    fc.assert(
      fc.property(moment, fc.integer({ min: -40, max: 40 }), (minutes, days) => {
        const startsAt = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes });
        const due = ukDay(startsAt).subtract({ days });
        expect(daysLapsed(due, startsAt)).toBe(Math.max(0, days));
      }),
    );
  });

  it('is reminded of at sixty and at fourteen days, once each, and never when it is past', () => {
    const due = day('2027-06-01');
    const told: number[] = [];
    const days: number[] = [];
    for (let left = 100; left > -5; left--) {
      const today = due.subtract({ days: left });
      const reminder = reminderDue(due, told, today);
      if (reminder === null) continue;
      told.push(reminder);
      days.push(left);
    }
    expect(days).toEqual([60, 14]);
  });

  it('is reminded of once where nobody ran the job for weeks', () => {
    const due = day('2027-06-01');
    expect(reminderDue(due, [], due.subtract({ days: 5 }))).toBe(14);
    expect(reminderDue(due, [14], due.subtract({ days: 5 }))).toBeNull();
    expect(reminderDue(due, [60], due.subtract({ days: 20 }))).toBeNull();
  });
});
