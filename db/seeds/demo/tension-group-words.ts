/** What the demonstration's Tension Monitoring Group says: organisations, places and issues, never people. */
export const groupWords = {
  name: 'Bedfordshire Tension Monitoring Group',
  purpose:
    'To share early signs of community tension, agree what each organisation does about them, and check that it helped. Areas and issues only: a concern about a person goes to the safeguarding route.',
  chair: 'Head of communities, Bedford Borough Council',
  members: [
    ['Bedford Borough Council, communities', 'Head of communities'],
    ['Central Bedfordshire Council, community safety', 'Community safety manager'],
    ['Luton Council, housing', 'Head of tenancy services'],
    ['Bedfordshire Police, neighbourhood policing', 'Chief inspector'],
    ['Fire and rescue, prevention', 'Prevention manager'],
    ['Further education colleges, safeguarding', 'Designated safeguarding lead'],
    ['Council of faiths', 'Secretary'],
  ],
  agenda:
    'Actions from last time\nWhat each organisation hears, by place and issue\nLevels for each district\nDates in the next 28 days\nWho does what',
  levels: [
    {
      code: 'E06000055',
      level: 3,
      trend: 'steady',
      words: 'Shopkeepers near the bus station still close early; fewer complaints than in the month before.',
      dissent: 'The colleges: calmer among students than it was.',
    },
    {
      code: 'E06000032',
      level: 2,
      trend: 'falling',
      words: 'Talk about the housing decision has died down since the drop-in sessions.',
      dissent: null,
    },
    {
      code: 'E06000056',
      level: 1,
      trend: 'steady',
      words: 'Nothing beyond the usual for the season.',
      dissent: null,
    },
  ],
  decisions: [
    {
      words: 'Hold the drop-in at the bus station every second Thursday until the end of the quarter.',
      reason: 'It was used by more people than the evening meeting was.',
    },
    {
      words: 'One page of questions and answers about the housing decision, in four languages.',
      reason: null,
    },
  ],
  papers: [
    {
      title: 'What the drop-in sessions heard',
      words:
        'Fifty-two people came to three sessions. Most asked about lighting, the night bus and when the underpass is repaired. Some had heard the rumour about the hotel; all who asked were given the council’s answer.',
    },
  ],
  actions: [
    {
      member: 0,
      due: -30,
      done: 'Lamps on the underpass were replaced.',
      words: 'Repair the lamps in the underpass by the bus station.',
    },
    {
      member: 1,
      due: -4,
      done: null,
      words: 'Put the questions and answers on the housing decision on one page.',
    },
    {
      member: 3,
      due: 12,
      done: null,
      words: 'Walk the bus station with shopkeepers on two Friday evenings.',
    },
    { member: 5, due: 30, done: null, words: 'Ask students what they need to know about the night bus.' },
  ],
} as const;
