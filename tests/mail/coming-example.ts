/** A session, as mails about it say when and where it is, and how somebody gets in. */
export const ticket = {
  courseTitle: 'Making a good referral',
  weekday: 'Thursday',
  dayNumber: '3',
  monthYear: 'December 2026',
  time: '10am to 11:30am',
  place: 'Endeavour House, 8 Russell Road, Ipswich IP1 2BX',
  partLines: [
    'Part 1 of 2: Thursday 3 December 2026, 10am to 11:30am',
    'Part 2 of 2: Thursday 10 December 2026, 10am to 11:30am',
  ],
};

export const coming = {
  ...ticket,
  tentativeWords: 'Goes ahead if 8 places are booked by 24 November 2026',
  duration: '90 minutes, with a short break',
  trainerRole: 'Two Prevent officers and a council Prevent lead',
  accessWords: 'Step-free from the street. Hearing loop in the room. Two Blue Badge bays.',
  bringWords: 'Complete the national referrals course on GOV.UK (30 minutes).',
  joiningWords: 'Sign in at reception with this email.',
  joiningLines: ['Bring photo identification.', 'Ask for Marcus at the gate.'],
  joiningUrl: 'https://meet.example/join/4417',
};
