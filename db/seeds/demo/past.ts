import type { Chance } from './chance.ts';
import type { Plan } from './coming.ts';

const rooms = [
  ...['bedford', 'luton', 'norwich', 'stevenage', 'ipswich', 'chelmsford', 'peterborough', 'queens-park'],
  ...['watford', 'colchester', 'cambridge', 'bury', 'braintree', 'yarmouth', 'hemel', 'ousebank'],
  ...['southend', 'kings-lynn', 'luton-hotel', 'grays', 'lowestoft', 'wisbech'],
];
const online = ['eastern', 'bedfordshire', 'eastern', 'essex', 'norfolk', 'eastern', 'hertfordshire'];
const byDay = ['10:00', '13:30', '09:30', '16:00', '10:00', '14:00'];
// People who come in their own time come after work.
const inTheEvening = ['18:00', '18:30', '18:30'];
const evenings = new Set([
  ...['governors-and-trustees', 'parents-and-carers', 'faith-and-community-leaders', 'elected-members'],
  'charity-trustees',
]);

// The courses that are asked for most come round most.
const round = [
  ...['prevent-awareness', 'making-a-good-referral', 'prevent-refresher', 'venue-hire-and-speaker-checks'],
  ...['prevent-awareness-with-practice', 'governors-and-trustees', 'online-radicalisation-and-gaming'],
  ...['nhs-safeguarding-leads', 'prevent-awareness', 'faith-and-community-leaders', 'prevent-refresher'],
  ...['police-frontline-and-npt', 'making-a-good-referral', 'parents-and-carers', 'charity-trustees'],
  ...['dsl-and-prevent-lead-forum', 'probation-and-prison-staff', 'channel-and-pmap-for-new-members'],
  ...['prevent-awareness-with-practice', 'elected-members', 'train-the-trainer'],
];

/** A year of sessions that have been: one every second working day. */
export function pastPlans({ between, pick }: Chance): Plan[] {
  return Array.from({ length: 120 }, (_, index) => {
    const capacity = pick([16, 18, 20, 20, 24, 24, 30]);
    const isOnline = index % 3 === 0;
    const course = round[index % round.length]!;
    const hours = evenings.has(course) ? inTheEvening : byDay;
    return {
      course,
      where: isOnline ? online[index % online.length]! : rooms[(index * 5) % rooms.length]!,
      workingDay: -2 * index - 1,
      at: hours[index % hours.length]!,
      capacity,
      booked: Math.min(capacity, between(Math.ceil(capacity * 0.45), Math.ceil(capacity * 1.1))),
    };
  });
}
