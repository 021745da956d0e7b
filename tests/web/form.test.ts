import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { emailAddress, line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import { emptyForm, readForm } from '#lib/web/form.ts';

const schema = z.object({
  name: line('your name', 40),
  email: emailAddress('a work email address'),
  places: wholeNumber('Enter how many places you want, from 1 to 30', 1, 30),
  needs: paragraphs('access needs', 100).optional(),
  agreed: z.boolean(),
  people: z.array(z.string()),
});

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/book', { method: 'POST', body, headers });
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const raw = (body: string) => readForm(post(body, urlencoded), schema);
const filled = (more: Record<string, string> = {}) =>
  readForm(
    post(new URLSearchParams({ name: 'Amina Yusuf', email: 'amina@school.example', places: '3', ...more })),
    schema,
  );

describe('a form', () => {
  it('gives its values in the shapes that the schema names', async () => {
    const form = await raw(
      'name=+Amina+Yusuf+&email=Amina%40School.example&places=3&agreed=on&people=Ann&people=&people=Cem',
    );
    expect(form).toMatchObject({
      ok: true,
      value: {
        name: 'Amina Yusuf',
        email: 'amina@school.example',
        places: 3,
        agreed: true,
        people: ['Ann', '', 'Cem'],
      },
    });
  });

  it('counts a blank as absent and an unticked box as no', async () => {
    const form = await filled({ needs: '   ' });
    expect(form.ok && form.value).toMatchObject({ agreed: false, people: [] });
    expect(form.ok && form.value.needs).toBeUndefined();
  });

  it('says in a sentence what each field lacks, and keeps what was typed', async () => {
    const form = await raw('name=&email=amina&places=1000&needs=Ramp&people=Ann');
    expect(form).toEqual({
      ok: false,
      values: { name: '', email: 'amina', places: '1000', needs: 'Ramp', agreed: false, people: ['Ann'] },
      errors: {
        name: 'Enter your name',
        email: 'Enter a work email address, like name@school.example',
        places: 'Enter how many places you want, from 1 to 30',
      },
    });
  });

  it('keeps the whole of what was too long', async () => {
    const form = await filled({ name: 'a'.repeat(10_000) });
    expect(form.values.name).toHaveLength(10_000);
    expect(!form.ok && form.errors['name']).toBe('Shorten your name to 40 characters or fewer');
  });

  it.each(['😀 Zoë', 'محمد علي', 'נועה', "O'Brien-Smith", 'Nguyễn Thị'])(
    'takes the name %s as it is',
    async (name) => {
      const form = await filled({ name });
      expect(form.ok && form.value.name).toBe(name);
    },
  );

  it('drops what cannot be seen and would mislead or not be stored', async () => {
    const form = await filled({ name: 'Ann\u0000\u0007 \u202eeve\u202c', needs: 'One\r\nTwo' });
    expect(form.ok && form.value).toMatchObject({ name: 'Ann eve', needs: 'One\nTwo' });
  });

  it('is one line where one line is asked for', async () => {
    const form = await filled({ name: 'Ann\r\nBcc: all@school.example' });
    expect(form.ok && form.value.name).toBe('Ann Bcc: all@school.example');
  });

  it('may come as multipart, as long as it holds no file', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ name: 'Zoë', email: 'z@school.example', places: '1' }))
      body.append(name, value);
    expect(await readForm(post(body), schema)).toMatchObject({ ok: true, value: { name: 'Zoë' } });
    body.append('people', new File(['x'], 'x.txt'));
    await expect(readForm(post(body), schema)).rejects.toMatchObject({ status: 400 });
  });

  it.each(['name=%ff', 'name=%e2%82', 'name=%'])('that is not UTF-8 is refused: %s', async (body) => {
    await expect(raw(body)).rejects.toMatchObject({ status: 400 });
  });

  it('whose very bytes are not UTF-8 is refused', async () => {
    const body = Buffer.from([0x6e, 0x3d, 0xff]);
    await expect(readForm(post(body, urlencoded), schema)).rejects.toMatchObject({ status: 400 });
  });

  it('larger than a megabyte is refused', async () => {
    await expect(raw(`name=${'a'.repeat(1_050_000)}`)).rejects.toMatchObject({ status: 413 });
  });

  it('that is no form is refused', async () => {
    const json = { 'content-type': 'application/json' };
    await expect(readForm(post('{}', json), schema)).rejects.toMatchObject({ status: 415 });
  });

  it('is empty before anybody typed in it, but for what we know already', () => {
    expect(emptyForm(schema, { places: '2' })).toEqual({
      name: '',
      email: '',
      places: '2',
      needs: '',
      agreed: false,
      people: [],
    });
  });
});

describe('an email address', () => {
  const read = (text: string) => emailAddress('an email address').safeParse(text).success;

  it.each(['a@b.example', 'first.last+tag@sub.school.example', "o'brien@force.police.uk"])(
    'may be %s',
    (text) => {
      expect(read(text)).toBe(true);
    },
  );

  it.each([
    'a',
    'a@b',
    '@b.example',
    'a b@c.example',
    'a@b..example',
    'a@@b.example',
    'a@-b.example',
    'a,b@c.example',
  ])('is not %s', (text) => {
    expect(read(text)).toBe(false);
  });
});
