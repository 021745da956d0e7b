import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { courses } from '#db/seeds/reference/courses.ts';
import { checkText, type Finding, findings } from '#lib/guard/check.ts';
import { guardRoute, guardWords } from '#lib/guard/words.ts';

const finds: Record<Finding, string[]> = {
  'date of birth': [
    'He was 14/03/2008 I think',
    '14.3.2008',
    '14-03-1987',
    '03/12/87',
    '2008-03-14',
    '14 March 2008',
    '14th of March, 1999',
    'March 14, 2008',
    'DOB 140308',
    'D.O.B: 1 May',
    'Date of birth is 2009',
    'born in 2007',
    'born 3 May',
    'Her birthday is 3 June',
  ],
  'phone number': [
    'Call 01632 960123',
    '(01632) 960 123',
    '07700 900123',
    '07700900123',
    '+44 7700 900123',
    '+447700900123',
    '0044 7700 900 123',
    '+44 (0)1632 960123',
    '020 7946 0123',
    'ring 0161 496 0123 after 4pm',
    '07700-900-123',
  ],
  vehicle: [
    'AB12 CDE',
    'AB12CDE',
    'ab12cde',
    'drives BD51 SMR',
    'A123 BCD',
    'a grey car, P7 XYS',
    'reg ab12 cde',
    'number plate k123 lmn',
  ],
  handle: [
    '@danny_2009',
    'follow @someone.else',
    'see tiktok.com/@danny',
    'https://www.instagram.com/danny_b',
    't.me/groupname',
    'his username is dannyb',
    'Snapchat: danny99',
    'gamertag = Xx99',
    'insta is danny.b',
  ],
  'worry about a person': [
    'I am worried about a student in year 10',
    'I am worried about parking and worried about my son',
    'How do I refer a pupil to you',
    'my brother supports Daesh',
    'I need help with my son, he is saying scary things',
    'my lodger wants to hurt people',
    'a student with a weapon',
    'I want to report my cousin',
    'worried about Daniel',
    'I am concerned about my son',
    'We have concerns about one of our pupils',
    'My nephew is being radicalised online',
    'he has been watching ISIS videos',
    'She talks about an attack',
    'Daniel Marsh has extremist material on his phone',
    'a pupil brought a weapon',
    'One of our tenants is threatening people',
    'My colleague makes threatening comments',
    'a boy in my class shows concerning behaviour',
    'a friend is being drawn into a terrorist group',
    'My student, Tom, says he wants to kill people',
    'I am scared for my brother',
    'There is a student called Daniel with worrying posts',
    'Reporting my neighbour for extremist views',
    'I’m worried about what he might do',
    'the patient has a knife and talks of bombs',
    'Concerned that a learner is at risk of radicalisation',
    'Ｗorried about my son',
    'worried ab\u200Bout my son',
    'Leah Rosen shared violent content',
  ],
};

const ordinary = [
  '',
  'British Sign Language interpreter for person 2',
  'Large print, 18 point',
  'Room B12',
  'ROOM B12 AND HALL',
  "St Mary's CE Primary",
  'Prevent lead',
  'we worry about parking',
  'I am worried about finding the room',
  'We are concerned about access for our colleague',
  'Harpur Vale Academy',
  'MK40 1AA',
  'CB4 9DF',
  'SW1A 1AA',
  '2 May',
  '3 December 2026',
  '03/12/2026',
  '03/12/26',
  '2026-12-03',
  'Arrive @ 10am',
  'amara.nwosu@ashmere.school.example',
  'see you @10:30',
  '10am to 11:30am',
  'URN 912345',
  'Charity number 1912058',
  'Company 01234567',
  'Year 9, 10 and 11',
  'Yr11 set 2',
  'KS3 and KS4',
  'A12 or M25 JCT 28',
  'Training on online radicalisation and gaming for 30 staff',
  'Our pupils ask about extremism in lessons',
  'We want to learn about terrorism law',
  'Amara Nwosu leads on counter-terrorism at Bedford Council',
  'Designated safeguarding lead',
  'Deputy head, pastoral',
  'She uses a wheelchair',
  'I report to her',
  'Tell us whom to report any problem with access to',
  'I refer to his email',
  'worried about her travel time',
  'Concerns: none',
  'Our student support team will come',
  'The threat level, and what it means for a school',
  'Can she bring her guide dog',
  'We would like to discuss knife crime with our students',
  'Contact John Smith on arrival',
  'He needs a seat near the door',
  'Her train arrives at 9:40',
  'My colleague is deaf and lip-reads',
  'A student with a hearing aid will come too',
  'He had a heart attack last year and needs the lift',
  'Tom Birkett, Knife Crime Lead',
  'Call the ACT Early Support Line on 0800 011 3764',
  'our switchboard is 0300 123 4567',
  'Last trained 12/05/2021',
  'Prevent refresher completed on 3 June 2019',
  'Our safeguarding policy of 01/09/2022',
  'Ofsted report 14 March 2019',
  'born and bred in Luton',
  '18 to 25 years old',
  'Vegetarian lunch for 3',
  'Could we have 20 chairs and 2 tables',
  'Microsoft Teams does not work here',
  'The Gurdwara committee would like to host',
  'We organise a peaceful protest and want advice on safety',
  'Friday prayers end at 2pm',
  'Six of us, names later',
  'Is there a hearing loop?',
  'My manager, Sofia Marchetti, will book for the team',
  '£20.00',
  'mail: office@st-aldates.school.example',
  'Page 12.3.4 of the handbook',
  '12.05.10.30',
];

describe('the check of free text', () => {
  for (const finding of findings)
    it.each(finds[finding])(`finds a ${finding} in %j`, (text) => {
      expect(checkText(text)).toContain(finding);
    });

  it.each(ordinary)('leaves %j alone', (text) => {
    expect(checkText(text)).toEqual([]);
  });

  it.each(courses)(
    'leaves what we say of $title alone',
    ({ title, summary, audience, outcomes, programme }) => {
      const texts = [title, summary, audience, ...outcomes, ...programme.map(({ text }) => text)];
      expect(texts.filter((text) => checkText(text).length > 0)).toEqual([]);
    },
  );

  it('knows what a field is there to hold', () => {
    expect(checkText('01632 960123', ['phone number'])).toEqual([]);
    expect(checkText('01632 960123, born 3 May 2008', ['phone number'])).toEqual(['date of birth']);
  });

  it('names the gravest finding first, and each kind once', () => {
    const text = 'I am worried about my son, born 3 May 2008, @danny_b, 07700 900123, 07700 900456';
    expect(checkText(text)).toEqual(['worry about a person', 'date of birth', 'phone number', 'handle']);
  });

  it('never fails, whatever is typed, and always answers the same', () => {
    const sign = fc.constantFrom(..."aZ09 @./-+()\n'’éÅ字🙂\u202E\u200B\0\uD800");
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.array(sign, { maxLength: 500 }),
        (any, signs) => {
          for (const text of [any, signs.join('')]) expect(checkText(text)).toEqual(checkText(text));
        },
      ),
    );
  });

  it('takes time in step with the length of the text: no group is repeated without an end', () => {
    const folder = new URL('../../src/lib/guard/', import.meta.url);
    const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const patterns = sources.flatMap(
      (source) => source.match(/(?<=^|[ (,[])\/(?![/*]).+\/[dgimsuvy]{0,4}(?=[.,;)\n])/gm) ?? [],
    );
    expect(patterns.length).toBeGreaterThan(20);
    const endless = /\)[*+]|\)\{\d*,\}|\.[*+]|\{\d+,\}/;
    const withoutSets = patterns.map((pattern) => pattern.replace(/\[(?:\\.|[^\]\\])+\]/g, '[]'));
    expect(withoutSets.filter((pattern) => endless.test(pattern))).toEqual([]);
  });

  it('finds a worry wherever it stands in a long text', () => {
    const filler = fc.constantFrom<string>('Room B12. ', 'A seat please. ', 'Large print. ', '(Hall 2). ');
    fc.assert(
      fc.property(fc.array(filler, { maxLength: 600 }), fc.nat(), (parts, at) => {
        const text = parts.toSpliced(at % (parts.length + 1), 0, 'I am worried about my son. ').join('');
        expect(checkText(text)).toEqual(['worry about a person']);
      }),
      { numRuns: 30 },
    );
  });

  it('has words and a route for every finding', () => {
    expect(Object.keys(guardWords).sort()).toEqual([...findings].sort());
    expect(guardRoute).toContain('0800 011 3764');
    expect(checkText(Object.values(guardWords).join(' ') + guardRoute)).toEqual([]);
  });
});
