import { certificateMailLabels, type CertificateMails } from './certificate-templates.ts';
import { contactMailLabels, type ContactMails } from './contact-templates.ts';
import { enquiryMailLabels, type EnquiryMails } from './enquiry-templates.ts';
import { eventMailLabels, type EventMails } from './event-templates.ts';
import { exportMailLabels, type ExportMails } from './export-templates.ts';
import { handOverMailLabels, type HandOverMails } from './hand-over-templates.ts';
import { newsletterMailLabels, type NewsletterMails } from './newsletter-templates.ts';
import { partnerMailLabels, type PartnerMails } from './partner-templates.ts';
import { proposalMailLabels, type ProposalMails } from './proposal-templates.ts';
import { returnMailLabels, type ReturnMails } from './return-templates.ts';
import { requestMailLabels, type RequestMails } from './request-templates.ts';
import { summaryMailLabels, type SummaryMails } from './summary-templates.ts';

/** In every mail: who writes, and what is kept. A field that ends in `Url` is an http(s) address. */
export type Every = {
  /** "Prevent in the Eastern region" */
  teamName: string;
  siteUrl: string;
  privacyUrl: string;
  /** One or two sentences: "We keep this booking until 3 December 2029, then take the names off it." */
  keepWords: string;
};

/** The ticket: what, when and where. */
export type Ticket = {
  courseTitle: string;
  /** "Thursday" */ weekday: string;
  /** "3" */ dayNumber: string;
  /** "December 2026" */
  monthYear: string;
  /** "10am to 11:30am"; the mail adds "UK time" */
  time: string;
  /** "Online, on Microsoft Teams", or a venue with its address on one line */
  place: string;
  /** "Part 2 of 3: Thursday 10 December 2026, 10am to 11:30am"; empty for a session held in one go. */
  partLines: readonly string[];
};

/** What somebody needs to know to come. Null leaves the line out. */
export type Coming = Ticket & {
  /** "90 minutes" */
  duration: string;
  /** "Two Prevent officers and a council Prevent lead" */
  trainerRole: string;
  accessWords: string | null;
  bringWords: string | null;
  /** "Goes ahead if 8 places are booked by 24 November 2026"; null once it is decided. */
  tentativeWords: string | null;
  /** The joining instructions, once they are due. */
  joiningLines: readonly string[];
  joiningWords: string | null;
  joiningUrl: string | null;
};

/** A mail to whoever booked. */
type ToBooker = Every & {
  bookerName: string;
  reference: string;
  /** "3 places" */
  placesWords: string;
};

type Booking = ToBooker &
  Coming & {
    organisation: string;
    /** One line each; "2 places with no name yet" is a line too. */
    people: readonly string[];
    /** "5pm on Tuesday 1 December 2026" */
    changeUntil: string;
    manageUrl: string;
  };

/** A mail to a person whom somebody else booked. */
type ToAttendee = Every & { attendeeName: string; bookerName: string };

type FoundBooking = {
  courseTitle: string;
  reference: string;
  /** "Thursday 3 December 2026, 10am to 11:30am" */
  when: string;
  place: string;
  manageUrl: string;
};

/** `when`: "Thursday 3 December 2026"; `untilWords`: "1 February 2027" */
type Evaluation = Every & {
  name: string;
  courseTitle: string;
  when: string;
  /** "How was the session?" */
  heading: string;
  askWords: string;
  untilWords: string;
};
/** A mail about one part of a session, to whoever comes. */
type OnePart = Every &
  Ticket & {
    name: string;
    bookerName: string;
    /** "Part 2 of 3" */
    partWords: string;
  };
/** A mail to the owner of an account, about the way they sign in. */
type ToOwner = Every & { ownerName: string };
/** A mail to a colleague about an account. */
type ToColleague = Every & { officerName: string };

/** Each mail and exactly the fields it needs. */
export type MailFields = CertificateMails &
  RequestMails &
  ContactMails &
  EventMails &
  ProposalMails &
  ReturnMails &
  HandOverMails &
  SummaryMails &
  PartnerMails &
  EnquiryMails &
  NewsletterMails &
  ExportMails & {
    'booking-confirmed': Booking;
    /** `changes`: "3 places, was 2"; "Moved from Thursday 3 December 2026 to Tuesday 2 February 2027" */
    'booking-changed': Booking & { changes: readonly string[] };
    'booking-cancelled': ToBooker & Ticket & { otherDatesUrl: string };
    /** `reasonWords`: one sentence with its full stop. */
    'session-cancelled': ToBooker & Ticket & { reasonWords: string; otherDatesUrl: string };
    /** A tentative session goes ahead. */
    'session-confirmed': Booking;
    'part-invite': OnePart;
    'part-cancelled': OnePart;
    /** `manageUrl` is null for a person whom somebody else booked. */
    'joining-instructions': Every & Coming & { name: string; bookerName: string; manageUrl: string | null };
    /** `holdWords`: "48 hours" */
    'waiting-list-joined': ToBooker & Ticket & { organisation: string; holdWords: string; manageUrl: string };
    /** `offerUntil`: "10:15am on Saturday 28 November 2026" */
    'place-offered': ToBooker & Ticket & { holdWords: string; offerUntil: string; offerUrl: string };
    'offer-expired': ToBooker & Ticket & { offerUntil: string; sessionUrl: string; otherDatesUrl: string };
    /** `leftWords`: "You turned down our offer." or "You asked to leave the waiting list." */
    'waiting-list-left': ToBooker & Ticket & { leftWords: string; otherDatesUrl: string };
    /** `when`: "tomorrow", "in 7 days"; `manageUrl` is null for a person whom somebody else booked. */
    reminder: Every &
      Coming & {
        name: string;
        bookerName: string;
        when: string;
        people: readonly string[];
        manageUrl: string | null;
      };
    'evaluation-asked': Evaluation & { evaluationUrl: string };
    /** `whoWords`, `howWords`: whose links these are, and what to do with them. `label`: "Link 1" */
    'evaluation-to-share': Evaluation & {
      whoWords: string;
      howWords: string;
      links: readonly { label: string; evaluationUrl: string }[];
    };
    'find-booking': Every & { bookings: readonly FoundBooking[] };
    'place-confirmed': ToAttendee & Coming & { organisation: string };
    'place-changed': ToAttendee & Coming & { organisation: string; changes: readonly string[] };
    'place-cancelled': ToAttendee & Ticket & { reasonWords: string | null; otherDatesUrl: string };
    /** `whatWords`: "you looked at 3 bookings"; `when`: "2:30pm on Tuesday 3 November 2026" */
    'access-question': Every & {
      officerName: string;
      askerName: string;
      whatWords: string;
      when: string;
      question: string;
      answerUrl: string;
    };
    /** `device`: "Chrome on Windows"; `when`: "2:30pm on Thursday 3 December 2026" */
    'new-device': ToOwner & { device: string; address: string; when: string; resetUrl: string };
    /** `changeWords`: one sentence with its full stop: "Your password was changed." */
    'account-changed': ToOwner & { changeWords: string; when: string; resetUrl: string };
    /** `until`: "2:30pm on Thursday 3 December 2026" */
    'password-reset': ToOwner & { until: string; resetUrl: string };
    /** `role`: "Prevent officer for Bedfordshire"; `expiresAt`: "10am on Sunday 29 November 2026" */
    invitation: ToColleague & { inviterName: string; role: string; expiresAt: string; invitationUrl: string };
    'account-closed': ToColleague & { closedBy: string; closedAt: string };
    'factors-reset': ToColleague & { resetBy: string; resetAt: string; signInUrl: string };
    /** `changes`: "Ended: Prevent officer for Bedfordshire" */
    'role-changed': ToColleague & { changedBy: string; changes: readonly string[]; accountUrl: string };
    'hand-over-asked': ToColleague & { leaverName: string; handOverUrl: string };
    /** `recordWords`: "the bookings of a training session"; `openedWords`: "2:10pm on Thursday 3 December 2026" */
    'glass-broken': Every & {
      readerName: string;
      officerName: string;
      recordWords: string;
      reference: string;
      areaName: string;
      reasonWords: string;
      openedWords: string;
      closesWords: string;
      reviewUrl: string;
    };
  };

export type TemplateName = keyof MailFields;

/** What each mail is called in lists such as the outbox. */
export const mailLabels: Readonly<Record<TemplateName, string>> = {
  'booking-confirmed': 'Booking confirmed',
  'booking-changed': 'Booking changed',
  'booking-cancelled': 'Booking cancelled',
  'session-cancelled': 'Session cancelled by us',
  'session-confirmed': 'Session goes ahead',
  'part-invite': 'Invite to one part',
  'part-cancelled': 'One part taken out',
  'joining-instructions': 'Joining instructions',
  'waiting-list-joined': 'Waiting list joined',
  'place-offered': 'Places offered',
  'offer-expired': 'Offer expired',
  'waiting-list-left': 'Waiting list left',
  reminder: 'Reminder',
  'find-booking': 'Links to bookings',
  'evaluation-asked': 'Evaluation asked for',
  'evaluation-to-share': 'Evaluation links to pass on',
  'place-confirmed': 'Place confirmed (attendee)',
  'place-changed': 'Place changed (attendee)',
  'place-cancelled': 'Place cancelled (attendee)',
  ...{ ...certificateMailLabels, ...requestMailLabels, ...contactMailLabels },
  ...{ ...eventMailLabels, ...returnMailLabels, ...summaryMailLabels },
  'access-question': 'Question about the access log',
  'new-device': 'Sign-in from a new device',
  'account-changed': 'Sign-in changed',
  'password-reset': 'Link to set a new password',
  invitation: 'Invitation to the team',
  'account-closed': 'Account closed',
  'factors-reset': 'Second factor reset',
  'role-changed': 'Role changed',
  'hand-over-asked': 'Hand-over asked for',
  ...{ ...proposalMailLabels, ...handOverMailLabels, ...exportMailLabels, ...newsletterMailLabels },
  'glass-broken': 'Restricted record opened',
  ...{ ...partnerMailLabels, ...enquiryMailLabels },
};

/** Every template, for the build and for tests. */
export const templateNames = Object.keys(mailLabels) as readonly TemplateName[];
