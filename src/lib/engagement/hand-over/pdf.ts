import { date, moment } from '#lib/dates.ts';
import { templateSource } from '#lib/pdf/source.ts';
import type { Pack } from './pack.ts';

type Front = { team: string; of: string; by: string; now: Temporal.Instant };

const onDay = (iso: string): string => date(Temporal.PlainDate.from(iso));

/** A hand-over pack as a tagged PDF, marked OFFICIAL-SENSITIVE on every sheet. */
export async function packPdf(pack: Pack, { team, of, by, now }: Front): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(templateSource('engagement/hand-over/pack.typ'), {
    ...{ team, of, by, at: moment(now) },
    areas: pack.areas.map(areaLine),
    institutions: pack.institutions.map(institutionLine),
    promises: pack.promises.map(({ words, whom, madeOn, dueOn, ending }) => ({
      ...{ words, whom },
      when: ending ? 'Ended: tell them' : `By ${onDay(dueOn)}`,
      made: `Promised ${onDay(madeOn)}`,
    })),
    plans: pack.plans.map(({ type, whom, startsAt, words }) => ({
      ...{ what: `${type}: ${whom}`, when: moment(Temporal.Instant.from(startsAt)), words: words ?? '' },
    })),
    followUps: pack.followUps.map(({ words, whom, dueOn }) => ({
      ...{ words, whom, when: dueOn ? `By ${onDay(dueOn)}` : 'No day set' },
    })),
    stayAway: stayAwayLines(pack),
  });
}

/** An area, and what they are named for it. */
export const areaLine = ({ name, part, since }: Pack['areas'][number]) => ({
  name,
  part: `${part === 'named' ? 'Named officer' : 'Deputy'} since ${onDay(since)}`,
});

const institutionLine = (one: Pack['institutions'][number]) => ({
  name: one.name,
  place: [one.area, `tier ${one.tier}`, one.part === 'deputy' ? 'as deputy' : null]
    .filter(Boolean)
    .join(', '),
  state: one.contactState === 'open' ? '' : `Contact ${one.contactState}`,
  last: one.lastOn ? `${onDay(one.lastOn)}, ${(one.lastType ?? '').toLowerCase()}` : 'No contact yet',
  said: one.lastSaid ?? '',
  asked: one.lastAsked ?? '',
});

/** Institutions and people who do not want to hear from us, in one list. */
export const stayAwayLines = ({ institutions, stayAway }: Pack): { who: string; state: string }[] => [
  ...institutions
    .filter(({ contactState }) => contactState !== 'open')
    .map(({ name, contactState, pausedUntil }) => ({
      who: name,
      state: `Contact ${contactState}${pausedUntil ? ` until ${onDay(pausedUntil)}` : ''}`,
    })),
  ...stayAway.map(({ name, title, institution, state }) => ({
    who: [name, title, institution].filter(Boolean).join(', '),
    state: `Contact ${state}`,
  })),
];
