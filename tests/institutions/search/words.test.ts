import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { sql } from 'drizzle-orm';
import { alikeWords } from '#lib/institutions/search/alike-words.ts';
import { questionOf } from '#lib/institutions/search/question.ts';
import { typedEmail, typedPhone, typedReferences, typedWords } from '#lib/institutions/search/typed-words.ts';
import { it } from '../../support/database.ts';

describe('what somebody types', () => {
  it.each([
    ['Sarah O’Brien', ['sarah', 'obrien']],
    ['St. Mary’s & St John', ['st', 'marys', 'john']],
    ['Wiśniewska-Łukasz', ['wisniewska', 'lukasz']],
    ['mk402ab', ['mk40', '2ab']],
    ['URN 123456', ['123456']],
    ['The Oaks', ['oaks']],
    ['the', ['the']],
    ['  ', []],
  ])('%s is looked for as %j', (text, words) => {
    expect(typedWords(text)).toEqual(words);
  });

  it('is known for an address, a number or a reference when it is one', () => {
    expect(typedEmail(' Sarah@Harpur.example ')).toBe('sarah@harpur.example');
    expect(typedEmail('sarah')).toBeNull();
    expect(typedPhone('+44 1632 960123')).toBe('1632960123');
    expect(typedPhone('MK40 2AB')).toBeNull();
    expect(typedReferences('booking b4f7kq2m')).toEqual(['B4F7KQ2M']);
  });

  it('finds other spellings of a name, and says so of each alike', () => {
    for (const word of ['mohammed', 'muhammad', 'mohamed'])
      expect(alikeWords(word)).toEqual(expect.arrayContaining(['mohammed', 'muhammad', 'mohamed']));
    expect(alikeWords('st')).toEqual(expect.arrayContaining(['saint', 'street']));
    expect(alikeWords('saint')).not.toContain('street');
    expect(alikeWords('haldane')).toEqual(['haldane']);
  });

  it('is too little where there is no word of two letters', () => {
    expect(questionOf(typedWords('a'))).toBeNull();
    expect(questionOf(typedWords('?!'))).toBeNull();
    expect(questionOf(typedWords('Li'))).toBe("('li')");
  });

  it('is a question that the database understands, whatever it is', async ({ db }) => {
    const texts = fc.sample(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), 300);
    const odd = ["'", '\\', "\\'", 'a:*b', '!x & (y', '<->', "O'Brien\\:*", '\u0000'];
    const questions = [...texts, ...odd].flatMap((text) => questionOf(typedWords(text)) ?? []);
    expect(questions.length).toBeGreaterThan(50);
    for (const question of questions) await db.execute(sql`select ${question}::tsquery`);
  });

  it('is folded as the database folds a name', async ({ db }) => {
    for (const name of [
      'Sarah O’Brien',
      'Łukasz Wiśniewski',
      'Çelik Øyvind',
      'St. Mary’s (Luton)',
      'Zoë–Anne',
    ]) {
      const [row] = await db.execute<{ words: string[] }>(
        sql`select tsvector_to_array(search_words(${name})) as words`,
      );
      expect([...typedWords(name)].sort()).toEqual([...row!.words].sort());
    }
  });
});
