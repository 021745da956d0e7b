import { expect, test } from 'vitest';
import { holes } from '#lib/mail/holes.ts';

test('a template whose fields are all there has no holes', () => {
  expect(
    holes('{{a}} {{#b}}{{.}}{{/b}} {{#c}}{{d}} {{a}}{{/c}}', { a: 'x', b: ['y'], c: [{ d: 'z' }] }),
  ).toEqual([]);
});

test('a forgotten, blank or wordless field is a hole', () => {
  expect(holes('{{a}} {{b}} {{c}} {{d}}', { b: ' ', c: null, d: 3 })).toEqual(['a', 'b', 'c', 'd']);
});

test('a field left empty on purpose closes its section; a forgotten one is a hole', () => {
  expect(holes('{{#a}}{{b}}{{/a}}', { a: null })).toEqual([]);
  expect(holes('{{#a}}{{b}}{{/a}}', { a: [] })).toEqual([]);
  expect(holes('{{#a}}{{b}}{{/a}}{{^c}}{{d}}{{/c}}', {})).toEqual(['a', 'c']);
});

test('the words shown instead of an empty section are looked at too', () => {
  expect(holes('{{^a}}{{b}}{{/a}}', { a: null })).toEqual(['b']);
  expect(holes('{{^a}}{{b}}{{/a}}', { a: 'here' })).toEqual([]);
});

test('holes in any item of a list are found', () => {
  expect(holes('{{#a}}{{b}}{{/a}}', { a: [{ b: 'x' }, { b: '' }] })).toEqual(['a.b']);
  expect(holes('{{#a}}{{.}}{{/a}}', { a: ['x', ''] })).toEqual(['a..']);
});

test('a list can be asked whether it has anything', () => {
  expect(holes('{{#a.length}}{{b}}{{/a.length}}', { a: [] })).toEqual([]);
  expect(holes('{{#a.length}}{{b}}{{/a.length}}', { a: ['x'] })).toEqual(['a.length.b']);
});

test('a template that would not escape its fields is refused', () => {
  expect(() => holes('{{{a}}}', { a: 'x' })).toThrow();
  expect(() => holes('{{&a}}', { a: 'x' })).toThrow();
});
