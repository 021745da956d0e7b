import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteKeyOf, openNote } from '#lib/keys/sealed-note.ts';
import { seal } from '#lib/ui/scripts/kerb/seal.ts';
import { secret } from '../support/makers.ts';

const id = crypto.randomUUID();
const dana = crypto.randomUUID();

const sealed = (typed: unknown, officer = dana) =>
  seal({ officer, noteKey: noteKeyOf(secret, officer) }, id, typed);

describe('a note that a phone has sealed', () => {
  it('is opened by the server for whom it was sealed, whatever was typed', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(text, async (summary) => {
        const typed = { typed: { summary: [summary] } };
        expect(openNote(secret, dana, await sealed(typed))).toEqual(typed);
      }),
      { numRuns: 40 },
    );
  });

  it('shows nothing of it, nor twice the same', async () => {
    const [one, again] = [await sealed('Said in confidence'), await sealed('Said in confidence')];
    expect(JSON.stringify(one)).not.toContain('confidence');
    expect(one.box).not.toBe(again.box);
  });

  it('is closed to a colleague, to another secret, under another name, and once it was changed', async () => {
    const note = await sealed('Said in confidence');
    expect(openNote(secret, crypto.randomUUID(), note)).toBeNull();
    expect(openNote(`${secret}!`, dana, note)).toBeNull();
    expect(openNote(secret, dana, { ...note, id: crypto.randomUUID() })).toBeNull();
    expect(openNote(secret, dana, { ...note, box: `A${note.box.slice(1)}`.replace(/^AA/, 'AB') })).toBeNull();
    expect(openNote(secret, dana, { ...note, key: 'no key' })).toBeNull();
  });

  it('is sealed with a key that is always the same for one officer, and another for each', () => {
    expect(noteKeyOf(secret, dana)).toBe(noteKeyOf(secret, dana));
    expect(noteKeyOf(secret, crypto.randomUUID())).not.toBe(noteKeyOf(secret, dana));
  });
});
