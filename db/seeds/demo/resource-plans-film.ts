import type { ResourceSeed } from './resource-seed.ts';

/** A film without sound, with its words in captions and in a transcript. */
export const filmResources: readonly ResourceSeed[] = [
  {
    ...{ slug: 'one-question-film', kind: 'film', language: 'en', colour: 'harbour', written: -16 },
    ...{ state: 'published', campaign: 'what-they-see-online', downloads: 57, licence: 'ogl' },
    title: 'What did you see online today? The film',
    line: '',
    summary: 'Half a minute of words on a screen, for a waiting room, an assembly or a phone.',
    use: 'It has no sound, so it can run where people wait. Show it before you talk, and stop it at a question.\nThe captions are a file of their own for your own player.',
    ...{ audiences: ['parents', 'schools', 'young_people'], topic: 'online' },
    film: {
      name: 'one-question',
      words: '640 by 360, no sound',
      transcript: `The film has no sound. Words stand on plain colours, and two bands of strands grow across the screen and cross.

What did you see online today?

Something that made you laugh, or angry?

Listen to the end before you answer.

Having strong beliefs is not a sign of radicalisation.

Still worried? Ask. ACT Early Support Line, 0800 011 3764, 9am to 5pm every day. No name needed.`,
    },
  },
];
