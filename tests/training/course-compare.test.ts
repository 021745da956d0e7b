import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseDifferences, type Piece } from '#lib/training/courses/compare.ts';
import { misfits } from '#lib/training/courses/fit.ts';
import { readLinks, writeLinks } from '#lib/training/courses/links.ts';
import { mustKnow } from '#lib/training/courses/must-know.ts';
import { type CourseWords, refresherWords } from '#lib/training/courses/words.ts';

const course: CourseWords = {
  title: 'Prevent awareness',
  summary: 'What Prevent is, in one hour and in plain words.',
  aims: '',
  audience: 'Anyone',
  durationMinutes: 60,
  modes: ['in_person', 'online'],
  minimum: 6,
  maximum: 24,
  outcomes: ['explain what Prevent is', 'ask for advice'],
  programme: [{ minute: 0, text: 'Begin' }],
  prerequisites: [],
  materials: [],
  beforeYouCome: null,
  bring: null,
  evaluationTemplateCode: null,
  hasCertificate: true,
  certificateAfterHours: 24,
  certificateNeedsEvaluation: false,
  refresherMonths: 24,
  reviewOn: null,
};
const of = (pieces: readonly Piece[], ...kinds: Piece['kind'][]) =>
  pieces.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);

describe('what differs between two versions of a course', () => {
  it('is nothing when nothing does', () => {
    expect(courseDifferences(course, { ...course })).toEqual([]);
  });

  it('is told word by word in a sentence, and line by line in a list', () => {
    const summary = 'What Prevent is, in two hours and in plain words.';
    const outcomes = ['explain what Prevent is', 'notice a change', 'ask for advice'];
    const [first, second] = courseDifferences(course, { ...course, summary, outcomes });
    expect(first).toMatchObject({ label: 'Summary' });
    expect(of(first!.pieces, 'gone')).toEqual(['one hour ']);
    expect(of(first!.pieces, 'new')).toEqual(['two hours ']);
    expect(second).toMatchObject({ label: 'People will be able to' });
    expect(of(second!.pieces, 'new')).toEqual(['notice a change']);
  });

  it('shows a sentence that was written anew as a whole', () => {
    const summary = 'Early help for people, before anybody is harmed: three made-up situations to practise.';
    const [{ pieces } = { pieces: [] }] = courseDifferences(course, { ...course, summary });
    expect(pieces).toEqual([
      { kind: 'gone', text: course.summary },
      { kind: 'new', text: summary },
    ]);
  });

  it('always gives back both texts, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'and', 'the'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (was, is) => {
        const [before, after] = [was.join(' '), is.join(' ')];
        const [change] = courseDifferences({ ...course, aims: before }, { ...course, aims: after });
        const pieces = change?.pieces ?? [{ kind: 'same' as const, text: before }];
        expect(of(pieces, 'same', 'gone').join('')).toBe(before);
        expect(of(pieces, 'same', 'new').join('')).toBe(after);
      }),
    );
  });
});

describe('people with a place', () => {
  it('are not troubled with other words for the same thing', () => {
    const other = { ...course, summary: 'Better words.', outcomes: ['do more'], durationMinutes: 90 };
    expect(mustKnow(course, other)).toEqual([]);
  });

  it('hear what to do, bring and read before they come, and what they need no longer', () => {
    const learning = { title: 'Prevent awareness course', url: 'https://learning.example/awareness' };
    const more = { ...course, bring: 'A laptop', prerequisites: [learning] };
    expect(mustKnow(course, more)).toEqual([
      'Do this e-learning before the day: Prevent awareness course, https://learning.example/awareness',
      'What to bring: A laptop',
    ]);
    expect(mustKnow(more, course)).toEqual([
      'You no longer need this e-learning before the day: Prevent awareness course',
      'You no longer need to bring anything',
    ]);
  });
});

describe('a session', () => {
  const session = { minutes: 60, mode: 'online', capacity: 30 } as const;

  it('no longer fits when its course is longer, held otherwise or for fewer', () => {
    const after: CourseWords = { ...course, durationMinutes: 90, modes: ['in_person'], maximum: 20 };
    expect(misfits(session, course, after)).toEqual([
      'It lasts 60 minutes, and the course now takes 90.',
      'It is online, and the course is now held in a room only.',
      'It has 30 places, and the course now takes 20 people at most.',
    ]);
  });

  it('may differ from its course as it always did', () => {
    const after: CourseWords = { ...course, bring: 'A pen' };
    expect(misfits({ ...session, minutes: 75 }, course, after)).toEqual([]);
  });
});

describe('links of a course', () => {
  it('are read as they are written', () => {
    const links = [
      { title: 'Awareness: e-learning', url: 'https://www.gov.uk/prevent' },
      { title: 'Notice, check, share', url: '/guides/notice-check-share' },
    ];
    expect(readLinks(writeLinks(links))).toEqual({ links });
  });

  it.each([
    'Slides',
    'Slides | http://team.example',
    '| https://a.example',
    'Slides | //evil.example',
    'A | javascript:x',
  ])('refuses “%s”', (line) => {
    expect(readLinks(`Fine | /guides/x\n${line}`)).toEqual({ unreadable: line });
  });
});

it.each([
  [12, 'every year'],
  [24, 'every 2 years'],
  [18, 'every 18 months'],
  [1, 'every month'],
])('%i months is “%s”', (months, words) => {
  expect(refresherWords(months)).toBe(words);
});
