import type { MailFields, TemplateName } from '#lib/mail/templates.ts';

const every = {
  teamName: 'Prevent in the Eastern region',
  siteUrl: 'https://concord.example',
  privacyUrl: 'https://concord.example/privacy',
  keepWords:
    'We keep this booking until 3 December 2029, then take the names off it. Access needs are erased on 2 January 2027.',
};

const ticket = {
  courseTitle: 'Making a good referral',
  weekday: 'Thursday',
  dayNumber: '3',
  monthYear: 'December 2026',
  time: '10am to 11:30am',
  place: 'Endeavour House, 8 Russell Road, Ipswich IP1 2BX',
};

const coming = {
  ...ticket,
  duration: '90 minutes, with a short break',
  trainerRole: 'Two Prevent officers and a council Prevent lead',
  accessWords: 'Step-free from the street. Hearing loop in the room. Two Blue Badge bays.',
  bringWords: 'Complete the national referrals course on GOV.UK (30 minutes).',
  joiningWords: 'Sign in at reception with this email.',
  joiningUrl: 'https://meet.example/join/4417',
};

const toBooker = {
  ...every,
  bookerName: 'Grace Okafor',
  reference: 'MGR-7K2P',
  placesWords: '3 places',
};

const booking = {
  ...toBooker,
  ...coming,
  organisation: 'Northgate High School',
  people: ['Amina Khan', 'محمد العلي', '1 place with no name yet'],
  changeUntil: '5pm on Tuesday 1 December 2026',
  manageUrl: 'https://concord.example/bookings/vY3kQ8wL2mN5pR7tZ9xC1d',
};

const otherDatesUrl = 'https://concord.example/training/making-a-good-referral';

const changes = ['4 places, was 3', 'Moved from Tuesday 1 December 2026 to Thursday 3 December 2026'];

const toAttendee = { ...every, attendeeName: 'Amina Khan', bookerName: 'Grace Okafor' };

const { organisation, manageUrl } = booking;

const toOwner = {
  ...every,
  keepWords: 'We keep this message for 30 days, and your account while you need it.',
  ownerName: 'Dana Whitlock',
};

const when = '2:30pm on Thursday 3 December 2026';
const forgottenUrl = 'https://concord.example/forgotten-password';

/** Believable fields for every mail, with every optional line shown. */
export const examples: { readonly [Name in TemplateName]: MailFields[Name] } = {
  'booking-confirmed': booking,
  'booking-changed': { ...booking, changes },
  'booking-cancelled': { ...toBooker, ...ticket, otherDatesUrl },
  'session-cancelled': { ...toBooker, ...ticket, otherDatesUrl, reasonWords: 'Our trainer is ill.' },
  'waiting-list-joined': { ...toBooker, ...ticket, organisation, manageUrl, holdWords: '48 hours' },
  'place-offered': {
    ...toBooker,
    ...ticket,
    holdWords: '48 hours',
    offerUntil: '10:15am on Saturday 28 November 2026',
    offerUrl: `${manageUrl}/offer`,
  },
  'offer-expired': {
    ...toBooker,
    ...ticket,
    offerUntil: '10:15am on Saturday 28 November 2026',
    sessionUrl: 'https://concord.example/training/sessions/MGR-0312',
    otherDatesUrl,
  },
  'waiting-list-left': {
    ...toBooker,
    ...ticket,
    leftWords: 'You turned down our offer.',
    otherDatesUrl,
  },
  reminder: {
    ...every,
    ...coming,
    name: 'Grace Okafor',
    bookerName: 'Grace Okafor',
    when: 'in 7 days',
    people: booking.people,
    manageUrl,
  },
  'find-booking': {
    ...every,
    bookings: [
      {
        courseTitle: 'Making a good referral',
        reference: 'MGR-7K2P',
        when: 'Thursday 3 December 2026, 10am to 11:30am',
        place: 'Endeavour House, Ipswich',
        manageUrl,
      },
      {
        courseTitle: 'Prevent refresher',
        reference: 'PRE-2M9D',
        when: 'Tuesday 2 February 2027, 1:30pm to 2:15pm',
        place: 'Online, on Microsoft Teams',
        manageUrl: 'https://concord.example/bookings/aB4cD6eF8gH0jK2mN4pQ6r',
      },
    ],
  },
  'place-confirmed': { ...toAttendee, ...coming, organisation },
  'place-changed': { ...toAttendee, ...coming, organisation, changes },
  'place-cancelled': { ...toAttendee, ...ticket, reasonWords: 'Our trainer is ill.', otherDatesUrl },
  'new-device': {
    ...toOwner,
    device: 'Chrome on Windows',
    address: '192.0.2.7',
    when,
    resetUrl: forgottenUrl,
  },
  'account-changed': {
    ...toOwner,
    changeWords: 'An authenticator app was added to your account.',
    when,
    resetUrl: forgottenUrl,
  },
  'password-reset': {
    ...toOwner,
    until: when,
    resetUrl: 'https://concord.example/reset-password/vY3kQ8wL2mN5pR7tZ9xC1d',
  },
};
