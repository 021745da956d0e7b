import type { MailFields, TemplateName } from '#lib/mail/templates.ts';
import { certificateExamples } from './certificate-examples.ts';
import { exportAsked } from './export-examples.ts';
import { handedOver } from './hand-over-examples.ts';
import { enquiryExamples } from './enquiry-examples.ts';
import { coming, ticket } from './coming-example.ts';
import { contactExamples } from './contact-examples.ts';
import { eventExamples } from './event-examples.ts';
import { proposalExamples } from './proposal-examples.ts';
import { returnExamples } from './return-examples.ts';
import { summaryExamples } from './summary-examples.ts';
import { requestExamples } from './request-examples.ts';
import { newsletterExamples } from './newsletter-examples.ts';
import { partnerExamples } from './partner-examples.ts';

const every = {
  teamName: 'Prevent in the Eastern region',
  siteUrl: 'https://concord.example',
  privacyUrl: 'https://concord.example/privacy',
  keepWords:
    'We keep this booking until 3 December 2029, then take the names off it. Access needs are erased on 2 January 2027.',
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

const onePart = {
  ...every,
  ...ticket,
  name: 'Amina Khan',
  bookerName: 'Grace Okafor',
  partWords: 'Part 2 of 2',
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

const evaluation = {
  name: 'Amina Khan',
  courseTitle: 'Making a good referral',
  when: 'Thursday 3 December 2026',
  heading: 'How was the session?',
  askWords: 'What helped, and how sure you feel now.',
  untilWords: '1 February 2027',
};

const toColleague = {
  ...every,
  officerName: 'Tomasz Wieczorek',
  keepWords: 'We keep this message for 30 days.',
};

/** Believable fields for every mail, with every optional line shown. */
export const examples: { readonly [Name in TemplateName]: MailFields[Name] } = {
  ...newsletterExamples,
  'booking-confirmed': booking,
  'booking-changed': { ...booking, changes },
  'booking-cancelled': { ...toBooker, ...ticket, otherDatesUrl },
  'session-cancelled': { ...toBooker, ...ticket, otherDatesUrl, reasonWords: 'Our trainer is ill.' },
  'session-confirmed': booking,
  'part-invite': onePart,
  'part-cancelled': onePart,
  'joining-instructions': {
    ...every,
    ...coming,
    name: 'Grace Okafor',
    bookerName: 'Grace Okafor',
    manageUrl,
  },
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
  'evaluation-asked': { ...every, ...evaluation, evaluationUrl: 'https://concord.example/evaluation/aB4cD6' },
  'evaluation-to-share': {
    ...every,
    ...evaluation,
    whoWords: 'For 2 people from your booking this is the only address that we have.',
    howWords: 'There is one link for each of them. Each works once.',
    links: [
      { label: 'Link 1', evaluationUrl: 'https://concord.example/evaluation/aB4cD6' },
      { label: 'Link 2', evaluationUrl: 'https://concord.example/evaluation/eF8gH0' },
    ],
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
  ...{ ...certificateExamples(every), ...contactExamples(every), ...eventExamples(every) },
  ...enquiryExamples(every),
  ...{ ...summaryExamples(every), ...proposalExamples(every), ...returnExamples(every) },
  ...requestExamples({ every, ticket, coming, changes, organisation, otherDatesUrl }),
  'access-question': {
    ...every,
    keepWords: 'We keep the question and your answer for six years, with the access log.',
    officerName: 'Dana Whitlock',
    askerName: 'Marcus Adeyinka',
    whatWords: 'you looked at 3 bookings',
    when: '9:40pm on Tuesday 3 November 2026',
    question: 'What did you need these three bookings for so late?',
    answerUrl: 'https://concord.example/account/questions/0c6cf4b6-7c3d-4c3e-9d0a-3f6d5f1f2a11',
  },
  'new-device': {
    ...toOwner,
    ...{ device: 'Chrome on Windows', address: '192.0.2.7' },
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
  invitation: {
    ...toColleague,
    inviterName: 'Ruth Abelman',
    role: 'Prevent officer for Norfolk',
    expiresAt: '10am on Sunday 29 November 2026',
    invitationUrl: 'https://concord.example/invitations/vY3kQ8wL2mN5pR7tZ9xC1d',
  },
  'account-closed': {
    ...toColleague,
    closedBy: 'Ruth Abelman',
    closedAt: '10:15am on Saturday 28 November 2026',
  },
  'factors-reset': {
    ...toColleague,
    ...{ resetBy: 'Ruth Abelman', resetAt: '10:15am on Saturday 28 November 2026' },
    signInUrl: 'https://concord.example/sign-in',
  },
  'role-changed': {
    ...toColleague,
    changedBy: 'Ruth Abelman',
    ...{ changes: ['Ended: Prevent officer for Norfolk'], accountUrl: 'https://concord.example/account' },
  },
  'hand-over-asked': {
    ...toColleague,
    leaverName: 'Gareth Pennington',
    handOverUrl: 'https://concord.example/staff/admin/people/4f1c/hand-over',
  },
  ...{ 'handed-over': handedOver(every), 'export-asked': exportAsked(every) },
  'glass-broken': {
    ...every,
    readerName: 'Imran Qureshi-Hale',
    officerName: 'Marcus Adeyinka',
    ...{ recordWords: 'the bookings of a training session', reference: 'T7K2P9D', areaName: 'Luton' },
    reasonWords: 'The prison asked tonight who is coming tomorrow.',
    openedWords: '2:10pm on Thursday 3 December 2026',
    closesWords: '3:10pm on Thursday 3 December 2026',
    reviewUrl: 'https://concord.example/staff/admin/restricted/1f0c8a52-5d0e-4f43-9d0c-2f1f4bb0a001',
  },
  ...partnerExamples,
};
