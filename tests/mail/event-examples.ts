import type { EventMails } from '#lib/mail/event-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about coming to an event. */
export function eventExamples(every: Every): EventMails {
  const manageUrl = 'https://concord.example/registrations/vY3kQ8wL2mN5pR7tZ9xC1d';
  const eventUrl = 'https://concord.example/events/staying-safe-online-luton';
  const toRegistrant = {
    ...every,
    keepWords: 'We erase this registration on 2 January 2027.',
    courseTitle: 'Staying safe online: an evening for families',
    weekday: 'Thursday',
    dayNumber: '3',
    monthYear: 'December 2026',
    time: '6pm to 8pm',
    place: 'Bury Park Library, Dunstable Road, Luton LU1 1AA',
    partLines: [],
    reference: 'E4T7K2QX',
    placesWords: '3 places',
  };
  const withPlace = {
    ...toRegistrant,
    accessLines: ['Step-free way in', 'Hearing loop', 'Parking: 12 spaces behind the library'],
    joiningUrl: 'https://meet.example/staying-safe',
    changeUntil: '6pm on Thursday 3 December 2026',
    manageUrl,
  };
  const { placesWords: _, ...withoutPlaces } = toRegistrant;
  const endedWords = 'You have cancelled, and somebody else can have the place.';
  const newsLines = ['This event was to be on Tuesday 1 December 2026, 6pm to 8pm. Its new time is below.'];
  return {
    'event-registered': withPlace,
    'event-registration-changed': { ...withPlace, changes: ['3 places, was 2'] },
    'event-registration-ended': { ...toRegistrant, headline: 'Cancelled', endedWords, eventUrl },
    'event-already-registered': { ...withoutPlaces, standingWords: 'You have 3 places.', manageUrl },
    'event-waiting': { ...toRegistrant, holdWords: '24 hours', manageUrl },
    'event-offered': {
      ...toRegistrant,
      offerUntil: '10:15am on Saturday 28 November 2026',
      offerUrl: `${manageUrl}/offer`,
    },
    'event-offer-lapsed': {
      ...toRegistrant,
      offerUntil: '10:15am on Saturday 28 November 2026',
      eventUrl,
    },
    'event-reminder': { ...withPlace, when: 'tomorrow' },
    'event-news': { ...toRegistrant, headline: 'Moved', newsLines, manageUrl },
  };
}
