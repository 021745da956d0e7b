/** What happens to a coming session beside its bookings. */
export type Story = 'closes tomorrow' | 'waiting list' | 'offer open' | 'cancelled';

/** A session in the diary: `where` is a room's key, or the force or region that an online session is for. */
export type Plan = {
  course: string;
  where: string;
  /** Working days from today; below nought for a session that has been. */
  workingDay: number;
  at: string;
  capacity: number;
  booked: number;
  story?: Story;
};

type Line = [
  workingDay: number,
  at: string,
  course: string,
  where: string,
  booked: number,
  capacity: number,
  story?: Story,
];

const lines: Line[] = [
  [1, '13:30', 'prevent-refresher', 'bedfordshire', 27, 30],
  [2, '10:00', 'venue-hire-and-speaker-checks', 'bedford', 9, 20, 'closes tomorrow'],
  [4, '16:00', 'police-frontline-and-npt', 'bedfordshire', 14, 40],
  [6, '10:00', 'prevent-awareness', 'norwich', 22, 24],
  [8, '10:00', 'making-a-good-referral', 'eastern', 18, 24],
  [9, '18:30', 'parents-and-carers', 'luton', 11, 40],
  [10, '13:30', 'nhs-safeguarding-leads', 'eastern', 16, 20],
  [11, '18:00', 'governors-and-trustees', 'eastern', 20, 20, 'waiting list'],
  [12, '09:30', 'online-radicalisation-and-gaming', 'colchester', 16, 16, 'offer open'],
  [13, '10:00', 'charity-trustees', 'stevenage', 8, 18],
  [15, '10:00', 'channel-and-pmap-for-new-members', 'chelmsford', 11, 14],
  [16, '18:30', 'faith-and-community-leaders', 'queens-park', 13, 25],
  [18, '16:00', 'dsl-and-prevent-lead-forum', 'eastern', 37, 60],
  [20, '10:00', 'prevent-awareness', 'sandy', 6, 20, 'cancelled'],
  [22, '10:00', 'prevent-awareness-with-practice', 'ipswich', 9, 20],
  [24, '14:00', 'probation-and-prison-staff', 'eastern', 7, 25],
  [25, '11:00', 'student-session', 'kings-lynn', 2, 4],
  [27, '10:00', 'prevent-awareness', 'braintree', 7, 25],
  [28, '18:00', 'elected-members', 'eastern', 5, 30],
  [29, '10:00', 'making-a-good-referral', 'peterborough', 16, 16, 'waiting list'],
  [31, '13:30', 'prevent-refresher', 'eastern', 12, 30],
  [33, '10:00', 'train-the-trainer', 'ousebank', 10, 12],
  [35, '18:30', 'online-radicalisation-and-gaming', 'eastern', 9, 50],
  [37, '13:30', 'making-a-good-referral', 'ipswich', 5, 20],
  [39, '10:00', 'venue-hire-and-speaker-checks', 'watford', 4, 20],
  [41, '10:00', 'prevent-awareness-with-practice', 'cambridge', 8, 22],
  [43, '18:30', 'faith-and-community-leaders', 'yarmouth', 3, 20],
  [46, '10:00', 'nhs-safeguarding-leads', 'norwich', 4, 18],
  [48, '18:00', 'governors-and-trustees', 'hertfordshire', 6, 30],
  [51, '10:00', 'prevent-awareness', 'wisbech', 0, 16],
  [54, '16:00', 'making-a-good-referral', 'eastern', 0, 30],
  [58, '10:00', 'charity-trustees', 'bury', 2, 18],
  [61, '16:00', 'dsl-and-prevent-lead-forum', 'eastern', 3, 60],
];

/** The coming three months. */
export const comingPlans: readonly Plan[] = lines.map(
  ([workingDay, at, course, where, booked, capacity, story]) => ({
    course,
    where,
    workingDay,
    at,
    capacity,
    booked,
    ...(story && { story }),
  }),
);

/** A session that began within this quarter of an hour, so that there is a register to keep whenever one looks. */
export function todayPlan(now: Temporal.Instant): Plan {
  const { hour, minute } = now.toZonedDateTimeISO('Europe/London');
  const at = Temporal.PlainTime.from({ hour, minute: minute - (minute % 15) }).toString({
    smallestUnit: 'minute',
  });
  return { course: 'prevent-awareness', where: 'bedford', workingDay: 0, at, capacity: 24, booked: 21 };
}
