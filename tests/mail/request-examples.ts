import type { RequestMails } from '#lib/mail/request-templates.ts';
import type { Coming, Every, Ticket } from '#lib/mail/templates.ts';

type Shared = {
  every: Every;
  ticket: Ticket;
  coming: Coming;
  changes: readonly string[];
  organisation: string;
  otherDatesUrl: string;
};

const requestUrl = 'https://concord.example/training/requests/vY3kQ8wL2mN5pR7tZ9xC1d';

/** Believable fields for the mails about a request, from what other mails say too. */
export function requestExamples({
  every,
  ticket,
  coming,
  changes,
  organisation,
  otherDatesUrl,
}: Shared): RequestMails {
  const toContact = {
    ...every,
    keepWords: 'We keep your request for 3 years after it is closed, then take your name and details off it.',
    contactName: 'Grace Okafor',
    organisation,
    reference: 'R7K2PQ4M',
    courseTitle: 'Making a good referral',
    requestUrl,
  };
  const offered = {
    ...toContact,
    offered: ['Thursday 3 December 2026, 9:30am to 11am', 'Tuesday 8 December 2026, 3:45pm to 5:15pm'],
    offerUntil: '5pm on Friday 27 November 2026',
    answerUrl: `${requestUrl}/dates`,
  };
  return {
    'request-received': {
      ...toContact,
      wanted: ['Thursday 3 December 2026, morning', 'Tuesday 8 December 2026, after school'],
      answerBy: 'Friday 27 November 2026',
    },
    'dates-offered': offered,
    'request-reminder': offered,
    'dates-lapsed': { ...toContact, offered: offered.offered, answerBy: 'Friday 27 November 2026' },
    'dates-withdrawn': {
      ...toContact,
      offered: offered.offered,
      reasonWords: 'Our trainer is needed elsewhere.',
      answerBy: 'Friday 27 November 2026',
    },
    'request-confirmed': { ...toContact, ...coming, peopleUrl: `${requestUrl}/people` },
    'request-coming': { ...toContact, ...coming, when: 'in 7 days', peopleUrl: `${requestUrl}/people` },
    'request-changed': { ...toContact, ...coming, changes },
    'request-cancelled': {
      ...toContact,
      ...ticket,
      reasonWords: 'Our trainer is ill.',
      answerBy: 'Friday 27 November 2026',
    },
    'request-declined': {
      ...toContact,
      reasonWords: 'We only teach in the Eastern region.',
      otherDatesUrl,
    },
    'request-withdrawn': { ...toContact, otherDatesUrl },
    'find-request': {
      ...every,
      requests: [
        {
          courseTitle: 'Making a good referral',
          organisation,
          reference: 'R7K2PQ4M',
          stateWords: 'Dates offered',
          requestUrl,
        },
      ],
    },
  };
}
