/** In every mail: who writes, and what is kept. A field that ends in `Url` is an http(s) address. */
type Every = {
  /** "Prevent in the Eastern region" */
  teamName: string;
  siteUrl: string;
  privacyUrl: string;
  /** One or two sentences: "We keep this booking until 3 December 2029, then take the names off it." */
  keepWords: string;
};

/** The ticket: what, when and where. */
type Ticket = {
  courseTitle: string;
  /** "Thursday" */
  weekday: string;
  /** "3" */
  dayNumber: string;
  /** "December 2026" */
  monthYear: string;
  /** "10am to 11:30am"; the mail adds "UK time" */
  time: string;
  /** "Online, on Microsoft Teams", or a venue with its address on one line */
  place: string;
};

/** What somebody needs to know to come. Null leaves the line out. */
type Coming = Ticket & {
  /** "90 minutes" */
  duration: string;
  /** "Two Prevent officers and a council Prevent lead" */
  trainerRole: string;
  accessWords: string | null;
  bringWords: string | null;
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

/** A mail to the owner of an account, about the way they sign in. */
type ToOwner = Every & { ownerName: string };
/** A mail to a colleague about an account. */
type ToColleague = Every & { officerName: string };

/** A mail about training that somebody has had; `date`: "3 December 2026". */
type Trained = Every & { name: string; courseTitle: string; date: string; number: string };

/** Each mail and exactly the fields it needs. */
export type MailFields = {
  'booking-confirmed': Booking;
  /** `changes`: "3 places, was 2"; "Moved from Thursday 3 December 2026 to Tuesday 2 February 2027" */
  'booking-changed': Booking & { changes: readonly string[] };
  'booking-cancelled': ToBooker & Ticket & { otherDatesUrl: string };
  /** `reasonWords`: one sentence with its full stop. */
  'session-cancelled': ToBooker & Ticket & { reasonWords: string; otherDatesUrl: string };
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
  /** `refresherWords`, `replacesWords`: one sentence with its full stop. */
  'certificate-ready': Trained & {
    refresherWords: string | null;
    replacesWords: string | null;
    fileUrl: string;
    checkUrl: string;
  };
  'certificates-ready': Omit<Trained, 'number'> & {
    people: readonly { personName: string; number: string; fileUrl: string }[];
    checkUrl: string;
  };
  /** `reasonWords`: one sentence with its full stop. */
  'certificate-revoked': Trained & { reasonWords: string };
  /** `when`: "in 60 days"; `personWords`: "You came", "Amina Khan came"; `lapseWords`: of a place that is too late. */
  'refresher-due': Trained & {
    when: string;
    dueOn: string;
    personWords: string;
    lapseWords: string | null;
    datesUrl: string;
  };
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
  'waiting-list-joined': 'Waiting list joined',
  'place-offered': 'Places offered',
  'offer-expired': 'Offer expired',
  'waiting-list-left': 'Waiting list left',
  reminder: 'Reminder',
  'find-booking': 'Links to bookings',
  'place-confirmed': 'Place confirmed (attendee)',
  'place-changed': 'Place changed (attendee)',
  'place-cancelled': 'Place cancelled (attendee)',
  'access-question': 'Question about the access log',
  'new-device': 'Sign-in from a new device',
  'account-changed': 'Sign-in changed',
  'password-reset': 'Link to set a new password',
  invitation: 'Invitation to the team',
  'account-closed': 'Account closed',
  'factors-reset': 'Second factor reset',
  'role-changed': 'Role changed',
  'hand-over-asked': 'Hand-over asked for',
  'certificate-ready': 'Certificate',
  'certificates-ready': 'Certificates of colleagues',
  'certificate-revoked': 'Certificate revoked',
  'refresher-due': 'Refresher due',
  'glass-broken': 'Restricted record opened',
};

/** Every template, for the build and for tests. */
export const templateNames = Object.keys(mailLabels) as readonly TemplateName[];
