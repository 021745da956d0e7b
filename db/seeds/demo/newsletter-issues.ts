/** A newsletter as the demonstration writes it down; `days`: how long ago it was sent, or would have been. */
export type IssueSeed = {
  subject: string;
  previewLine: string;
  text: string;
  filter: object;
  state:
    | 'sent'
    | 'cancelled'
    | 'paused'
    | 'scheduled'
    | 'approved'
    | 'waiting'
    | 'sent back'
    | 'draft'
    | 'discarded';
  days: number;
};

const everybody = { all: [] };

/** Four that were sent, and one in each other state. */
export const theIssues: readonly IssueSeed[] = [
  {
    ...{ subject: 'Summer on the market square', state: 'sent', days: 128, filter: everybody },
    previewLine: 'Where to meet us in July, and what people asked in spring.',
    text: `We had 14 stalls this spring, and many good questions. Most people asked the same thing: **what happens if I call?**

## What happens if I call

Somebody listens. You can talk without giving your name. Nobody is arrested because you asked for advice.

## Where we are in July

- Saturday markets in Bedford and Luton, 10am to 2pm
- The library in Biggleswade, on the first Tuesday
- The mela in Wardown Park

[See all events](/events)`,
  },
  {
    ...{ subject: 'Back to school: talking about what they see online', state: 'sent', days: 76 },
    filter: { all: [{ any: [{ topic: 'topic_parents' }, { topic: 'topic_news' }] }] },
    previewLine: 'Five ways to begin, for parents and carers.',
    text: `Children see things online that trouble them. They talk more when we do not panic.

1. Ask what they watched this week, and watch some of it together.
2. Say what you liked before you say what worried you.
3. Ask who made it, and what they want from people who watch.
4. Agree what to do when something feels wrong.
5. Tell them that they can always come to you.

Having strong beliefs is not a sign of radicalisation. [Read more for parents](/guides)`,
  },
  {
    ...{ subject: 'New training dates for winter', state: 'sent', days: 34 },
    filter: { all: [{ any: [{ topic: 'topic_training' }] }] },
    previewLine: 'Online and in person, from 45 minutes.',
    text: `Dates until February are open for booking. Sessions are free.

- **Making a good referral**, 90 minutes, with a new part on writing down what you saw
- **Governors and trustees**, 45 minutes, online in the evening
- **Venue hire and speaker checks**, 60 minutes

[Find a date](/training)`,
  },
  {
    ...{ subject: 'What you told us this autumn', state: 'sent', days: 9, filter: everybody },
    previewLine: 'You said, we did.',
    text: `> “The leaflets are too long.” A youth club in Luton

We made a shorter one. It is one page, in five languages.

> “Nobody told us what came of it.” A school in Bedford

We now write back within two weeks, always.

[What is on near you](/events)`,
  },
  {
    ...{ subject: 'A correction to our winter dates', state: 'cancelled', days: 33 },
    filter: { all: [{ any: [{ topic: 'topic_training' }] }] },
    previewLine: 'The evening in Norwich moves to the week after.',
    text: `The session in Norwich is on **12 January**, not on the 5th. The venue called while this was on its way, and it stays
where it was.

[Find a date](/training)`,
  },
  {
    ...{ subject: 'Your hall, your speakers: a checklist', state: 'paused', days: 0.2 },
    filter: { all: [{ any: [{ sector: 'faith' }, { sector: 'voluntary' }, { topic: 'topic_news' }] }] },
    previewLine: 'One page for whoever takes the bookings.',
    text: `Most halls ask the same four questions before they say yes. We put them on one page.

- Who is speaking, and what about?
- Who invited them?
- Is it open to everybody?
- Who is in the room from your side?

[Take the checklist](/resources)`,
  },
  {
    ...{ subject: 'Half term: where to find us', state: 'approved', days: 0 },
    filter: { all: [{ any: [{ topic: 'topic_events' }] }] },
    previewLine: 'Three stalls and a film evening.',
    text: `We are in Bedford, Luton and Biggleswade in half term. **Come and ask us anything.**

[See all events](/events)`,
  },
  {
    ...{ subject: 'Talking about the news at home', state: 'sent back', days: 0 },
    filter: { all: [{ any: [{ topic: 'topic_parents' }] }] },
    previewLine: 'Short answers to hard questions.',
    text: `Children hear about wars and attacks. They ask when you drive, or when the light is out.

1. Ask what they have heard.
2. Say what is true, in few words.
3. Say what grown-ups do about it.`,
  },
  {
    ...{ subject: 'Poster competition', state: 'discarded', days: 60, filter: everybody },
    previewLine: 'It was moved to spring.',
    text: 'Draw what looking out for each other means. It was moved to spring.',
  },
  {
    ...{ subject: 'What is on over the holidays', state: 'scheduled', days: 1, filter: everybody },
    previewLine: 'Open days, a film evening and a quiet hour.',
    text: `The library opens its doors for a **quiet hour** each Thursday. There is tea, and somebody to talk to.

[See all events](/events)`,
  },
  {
    ...{ subject: 'For safeguarding leads: what changed in the duty', state: 'waiting', days: 0 },
    filter: {
      all: [
        { any: [{ topic: 'topic_safeguarding' }, { sector: 'education' }] },
        { any: [{ not: { topic: 'topic_parents' } }] },
      ],
    },
    previewLine: 'Three changes, with what each means for your school.',
    text: `Three things changed this term. None of them needs a new form.

1. Training is recorded by role.
2. Visiting speakers are checked once, and the check is shared.
3. Advice is asked for before a referral, not after.

It is fine to ask for advice and decide not to refer.`,
  },
  {
    ...{ subject: 'A new campaign for the new year', state: 'draft', days: 0, filter: everybody },
    previewLine: '',
    text: 'Something is coming in January. **To do:** ask the printers about posters.',
  },
];
