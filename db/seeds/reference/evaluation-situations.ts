import type { ScenarioItem } from '../../schema/evaluations.ts';

// Made up, and without a name, a faith, an origin or an age, so that nobody practises on a kind of person.
// The best answer does not always stand in the same place.
const all = [
  {
    code: 'quiet',
    text: 'Somebody whom you see each week has gone quiet since the summer. They sit alone and have stopped joining in. You know of nothing else.',
    answers: [
      { code: 'refer', text: 'Make a Prevent referral, to be on the safe side' },
      { code: 'ask', text: 'Ask how they are, listen, and tell your safeguarding lead if you stay worried' },
      { code: 'watch', text: 'Look at what they post online before you do anything' },
    ],
    best: 'ask',
    because:
      'Going quiet has many causes, such as grief, bullying or money. A kind question comes first. By itself this is nothing to refer.',
  },
  {
    code: 'cause',
    text: 'A colleague cares a great deal about a political cause. They hand out leaflets at lunch, and on Saturday they are going to a lawful march.',
    answers: [
      { code: 'nothing', text: 'Nothing to share: you may agree with them or not' },
      { code: 'tell', text: 'Tell your safeguarding lead about the march' },
      { code: 'list', text: 'Keep a note of what they say from now on' },
    ],
    best: 'nothing',
    because:
      'Strong beliefs are not a sign of radicalisation, and lawful protest is everybody’s right. Nothing here points to harm.',
  },
  {
    code: 'clips',
    text: 'Somebody shows others clips that praise an attack on people. They say that those people had it coming. Last month they would not have said so.',
    answers: [
      { code: 'ignore', text: 'Leave it: it was only a video' },
      { code: 'phone', text: 'Take the phone and look for more' },
      { code: 'share', text: 'Write down what you saw and heard, and tell your safeguarding lead today' },
    ],
    best: 'share',
    because:
      'Saying that violence is deserved, and a change within weeks, are worth sharing. Your lead decides with you what comes next. Looking through a phone is not your job.',
  },
  {
    code: 'tonight',
    text: 'Somebody tells you that they have what they need, and that people at an event will be hurt tonight.',
    answers: [
      { code: 'email', text: 'Email your safeguarding lead' },
      { code: 'call', text: 'Call 999 now' },
      { code: 'form', text: 'Fill in the Prevent referral form' },
    ],
    best: 'call',
    because:
      'When people are in danger, 999 comes first, always. Prevent is early help. It is not a way to stop something that is about to happen.',
  },
  {
    code: 'essay',
    text: 'A learner hands in an angry essay about a war abroad. It blames the government and names no wish to harm anybody. They have been open about their views for years.',
    answers: [
      { code: 'refer', text: 'Refer the essay, and let others judge it' },
      { code: 'search', text: 'Ask other staff to look out for more of the same' },
      { code: 'mark', text: 'Mark it as an essay, and talk about its arguments' },
    ],
    best: 'mark',
    because:
      'Anger about a war is an opinion. Nothing changed and nobody is threatened. People should be able to argue about hard things where they learn.',
  },
  {
    code: 'pressure',
    text: 'You and your safeguarding lead have looked at a worry. You both think that it comes from trouble at home, and help for that has begun. A manager says: refer it anyway, so that we are covered.',
    answers: [
      {
        code: 'keep',
        text: 'Do not refer. Write down what you decided and why, and look at it again on a set day',
      },
      { code: 'refer', text: 'Refer it, because a manager asked' },
      { code: 'half', text: 'Refer it, and leave out that help has begun' },
    ],
    best: 'keep',
    because:
      'It is fine to ask for advice and decide not to refer. A referral is there to help a person, not to cover an organisation. A written reason and a day to look again keep everybody safe.',
  },
  {
    code: 'wording',
    text: 'You are making a referral about something you heard. Which sentence belongs in it?',
    answers: [
      { code: 'label', text: '“They are clearly an extremist.”' },
      { code: 'heard', text: '“On Monday I heard them say: ‘Violence is the only way left.’”' },
      { code: 'family', text: '“The whole family has odd ideas.”' },
    ],
    best: 'heard',
    because:
      'What was said, when, and who heard it can be checked. Labels cannot, and what you think of a family has no place in a referral.',
  },
  {
    code: 'rumour',
    text: 'Two people tell you that “everybody says” that somebody has extreme views. Neither has heard anything themselves.',
    answers: [
      { code: 'ask', text: 'Ask around, to find out what is behind it' },
      { code: 'refer', text: 'Refer it: two people said so' },
      { code: 'advice', text: 'Do not pass the rumour on, and ask your safeguarding lead for advice' },
    ],
    best: 'advice',
    because:
      'A rumour is not something that anybody saw or heard. Asking around spreads it. Your lead can say whether there is anything to check.',
  },
] as const satisfies readonly ScenarioItem[];

type Code = (typeof all)[number]['code'];

/** Each made-up situation by its code. */
export const situations = Object.fromEntries(
  all.map((one) => [one.code, { ...one, answers: [...one.answers] }]),
) as Readonly<Record<Code, ScenarioItem>>;
