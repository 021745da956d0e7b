import type { CourseSeed } from './courses.ts';

/** For public bodies: health, justice, policing and councils. */
export const coursesForPublicBodies: CourseSeed[] = [
  {
    slug: 'probation-and-prison-staff',
    title: 'Probation and prison staff',
    summary:
      'For staff who supervise people in custody and after release. How Prevent works beside your own case management, and how support carries on through the gate.',
    audience: 'Probation practitioners, prison officers, approved premises staff and chaplains',
    duration_minutes: 60,
    outcomes: [
      'say which worries belong to Prevent and which to your own procedures',
      'tell faith and practice in custody from a change that worries you',
      'plan a release so that voluntary support is not lost',
      'record what you saw and heard, apart from what you think it means',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'Two systems side by side' },
      { minute: 20, text: 'A made-up release plan, in pairs' },
      { minute: 45, text: 'Your questions' },
      { minute: 60, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: true,
    sectors: ['justice'],
  },
  {
    slug: 'nhs-safeguarding-leads',
    title: 'NHS safeguarding leads',
    summary:
      'For those who advise colleagues in hospitals, surgeries and community teams. Confidentiality, mental health and made-up situations from a ward, a surgery and a home visit.',
    audience: 'Safeguarding leads, named nurses and doctors, and Prevent leads in the NHS',
    duration_minutes: 90,
    outcomes: [
      'advise colleagues who are worried about someone, and write the advice down',
      'weigh confidentiality, consent and the public interest in a given situation',
      'keep apart mental ill health, neurodivergence and susceptibility to radicalisation',
      'share what is needed with a Channel panel, where services agree support, and no more',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'What the duty means for the NHS' },
      { minute: 25, text: 'Confidentiality and consent' },
      { minute: 45, text: 'A ward, a surgery and a home visit: three situations' },
      { minute: 90, text: 'Finish' },
    ],
    before_you_come: 'Have your organisation’s information sharing policy to hand',
    bring: null,
    has_certificate: true,
    sectors: ['health'],
  },
  {
    slug: 'police-frontline-and-npt',
    title: 'Police frontline and neighbourhood policing teams',
    summary:
      'For response officers and neighbourhood policing teams (NPTs). What to notice on an ordinary call, what to say, and how to ask the Prevent team for advice before the end of the shift.',
    audience:
      'Response officers, neighbourhood policing teams (NPTs), call handlers and police community support officers',
    duration_minutes: 45,
    outcomes: [
      'explain Prevent to a worried parent on the doorstep',
      'notice what may matter on an ordinary call without stereotyping anyone',
      'ask for advice, and record what you saw apart from what you think it means',
      'know what is not for Prevent: urgent threats go to 999 or the duty team at once',
    ],
    programme: [
      { minute: 0, text: 'What Prevent does, and what it never does' },
      { minute: 15, text: 'Two ordinary calls, made up' },
      { minute: 35, text: 'Who to ask, day and night' },
      { minute: 45, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: true,
    sectors: ['police'],
  },
  {
    slug: 'elected-members',
    title: 'Elected members',
    summary:
      'For councillors and their officers. What your council must do, how to read its Prevent plan, and how to answer residents who are worried about a person or about Prevent itself.',
    audience: 'Councillors, MPs’ caseworkers and staff of police, fire and crime commissioners',
    duration_minutes: 45,
    outcomes: [
      'say what the Prevent duty asks of your council, in two sentences',
      'scrutinise a local Prevent plan with fair and useful questions',
      'answer a resident who is worried about someone, and one who is worried about Prevent',
      'keep campaigning and lawful protest well apart from safeguarding',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'The duty and the local plan' },
      { minute: 20, text: 'Two letters from residents, made up' },
      { minute: 35, text: 'Your questions' },
      { minute: 45, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: false,
    sectors: ['elected', 'local_government'],
  },
];
