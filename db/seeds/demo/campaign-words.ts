import type { CampaignLanguage } from '../../schema/campaign-terms.ts';
import { onlineTranslations } from './campaign-translations.ts';

export type PageSeed = { language: CampaignLanguage; title: string; lead: string; body: string };

const english = (title: string, lead: string, body: string): PageSeed => ({
  language: 'en',
  title,
  lead,
  body,
});

const start = `## Ask early, ask often

Short questions in the car or at the sink work better than one big talk.

## Be curious, not cross

Ask what they liked about it and who made it. Listen to the end before you answer.

## Know where to turn

If you are still worried, call [0800 011 3764](tel:08000113764). You do not need to give a name.
`;

const first = `${start}
## Three questions to begin with

1. What was the funniest thing you saw today?
2. Who told you about that?
3. What would you say to a friend who believed it?
`;

const second = `${start}
## Three questions to begin with

1. What was the funniest thing you saw today?
2. Who made it, and what do they want you to feel?
3. What would you say to a friend who believed it?

You do not have to know every app. *Asking* is what counts, and asking again next week.

## What to listen for

| What you hear | What it may be | What helps |
| --- | --- | --- |
| “They are all the same” | A joke that is passed on, or a view that is growing | Ask who “they” are, and tell of somebody you know |
| “You would not understand” | A group that is only online | Ask to be shown, and thank them for it |
| “It does not matter any more” | Sadness, or something worse | Stay near, and call for advice today |

Having strong beliefs is not a sign of radicalisation. It is fine to ask for advice and decide not to refer.

## If you are worried

- **Somebody is in danger now:** call [999](tel:999).
- **You would like advice:** call the ACT Early Support Line, [0800 011 3764](tel:08000113764), 9am to 5pm every day.
- **You work with young people:** [find your route](/help/i-work-with-people).

> “I asked what the joke was about. We talked for an hour.” A father in Bedford

[Read the three-minute guide](/guides/talking-about-what-they-see-online)
`;

const title = 'Talk about what they see online';
const lead =
  'One everyday question can open a bigger conversation. Everything here is free to print, share and put your own logo beside.';

/** What the campaign of these weeks said first, and says now. */
export const onlineBefore: readonly PageSeed[] = [
  english(title, 'One everyday question can open a bigger conversation. Everything here is free.', first),
  ...onlineTranslations.filter(({ language }) => language === 'ur'),
];
export const online: readonly PageSeed[] = [english(title, lead, second), ...onlineTranslations];

/** One that is approved and goes out next week. */
export const play: readonly PageSeed[] = [
  english(
    'Play it together, talk about who is there',
    'Most games are fun and most players are kind. Here is how to notice the few who are not.',
    `## Sit beside them for one round

Ask them to teach you. You will see who talks, and how.

## Ask who is there

Friends from school, friends of friends, or people nobody has met.

## Agree what leaves the game

Moving to a private chat is the moment to ask an adult first.

## What to look for

- Somebody who gives presents and asks for a secret.
- Jokes about one group of people, again and again.
- Being asked to prove that you belong.

None of these means that something is wrong. Two of them together are worth a question.
`,
  ),
];

/** One that waits for a second pair of eyes. */
export const winter: readonly PageSeed[] = [
  english(
    'Kind words in winter',
    'Dark evenings are long when you are alone. A knock on a door is the oldest safeguard there is.',
    `## Knock

Once a week, on the same day, with something small in your hand.

## Ask twice

“How are you?” gets an answer the second time.

## Tell somebody

If what you hear worries you, [ask for advice](/help). You do not need to give a name.
`,
  ),
];

/** One that is over. */
export const meetings: readonly PageSeed[] = [
  english(
    'Meet your Prevent team',
    'Coffee, questions and plain answers in seven market towns this autumn.',
    `We stood in seven market squares and answered 412 questions. The three that were asked most often:

## Is Prevent about one religion?

No. It is about anybody who is being drawn towards violence, whatever is used to draw them.

## What happens if I call?

Somebody listens and helps you to think. [Most calls end there](/help/someone-i-know).

## Will my child have a police record?

No. Support is offered and not ordered, and it is not a criminal record.
`,
  ),
  {
    language: 'pl',
    title: 'Poznaj swój zespół Prevent',
    lead: 'Kawa, pytania i jasne odpowiedzi tej jesieni w siedmiu miastach.',
    body: `Dziękujemy wszystkim, którzy przyszli.

## Co się stanie, jeśli zadzwonię?

Ktoś wysłucha i pomoże pomyśleć. Zadzwoń: [0800 011 3764](tel:08000113764).
`,
  },
];
