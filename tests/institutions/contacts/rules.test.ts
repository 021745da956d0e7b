import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactStates } from '#db/schema/institutions.ts';
import { isPersonalMailbox, phoneFigures } from '#lib/institutions/contacts/addresses.ts';
import { daysLeftWords, noticeDaysLeft, untoldEndsOn } from '#lib/institutions/contacts/due.ts';
import { mayTellFaith } from '#lib/institutions/contacts/faith-role.ts';
import { suppressionHashes } from '#lib/institutions/contacts/suppression.ts';
import { mayContact, standingOn } from '#lib/institutions/contacts/terms.ts';
import { now, secret } from '../../support/makers.ts';

const today = Temporal.PlainDate.from('2026-11-21');
const hex = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

describe('whether we may be in touch', () => {
  it('is up to the person: declined and paused both mean no', () => {
    expect(mayContact({ state: 'open', pausedUntil: null }, today)).toBe(true);
    expect(mayContact({ state: 'declined', pausedUntil: null }, today)).toBe(false);
    expect(mayContact({ state: 'paused', pausedUntil: null }, today)).toBe(false);
    expect(mayContact({ contactState: 'paused', pausedUntil: today.add({ days: 1 }) }, today)).toBe(false);
  });

  it('is open again on the day on which a pause ends, and a declined contact never opens by itself', () => {
    expect(standingOn({ state: 'paused', pausedUntil: today }, today)).toBe('open');
    fc.assert(
      fc.property(fc.constantFrom(...contactStates), fc.integer({ min: -800, max: 800 }), (state, days) => {
        const pausedUntil = state === 'paused' ? today.add({ days }) : null;
        const standing = standingOn({ state, pausedUntil }, today);
        return state === 'paused' ? standing === (days <= 0 ? 'open' : 'paused') : standing === state;
      }),
    );
  });
});

describe('a notice', () => {
  it('is owed for 28 days, with one day left on the last', () => {
    expect(untoldEndsOn(now).toString()).toBe('2026-12-19');
    expect(noticeDaysLeft(now, today)).toBe(28);
    expect(daysLeftWords(noticeDaysLeft(now, today.add({ days: 27 })))).toBe('Last day');
  });
});

describe('an address that is not to be added again', () => {
  it('is known however it is written', () => {
    const one = suppressionHashes(secret, { email: 'Imam@Mosque.example', phone: '01632 960123' });
    const other = suppressionHashes(secret, { email: 'imam@mosque.example', phone: '+44 (0)1632 960 123' });
    expect(hex(one)).toEqual(hex(other));
    expect(phoneFigures('123')).toBeNull();
  });

  it('cannot be found out by whoever has the table and not the secret', () => {
    const address = { email: 'imam@mosque.example', phone: null };
    expect(hex(suppressionHashes(secret, address))).not.toEqual(
      hex(suppressionHashes(`${secret}!`, address)),
    );
  });
});

describe('what a form asks about', () => {
  it('is a faith where kind or words of the role may tell of one', () => {
    expect(mayTellFaith('faith', 'Caretaker')).toBe(true);
    expect(mayTellFaith('education', 'School chaplain')).toBe(true);
    expect(mayTellFaith('education', 'Head of Year 9')).toBe(false);
    expect(mayTellFaith('health', 'Dental nurse')).toBe(false);
  });

  it('is a private mailbox', () => {
    expect(isPersonalMailbox('trustee.oduya@gmail.com')).toBe(true);
    expect(isPersonalMailbox('head@harpur.example')).toBe(false);
  });
});
