import { describe, expect, it } from 'vitest';
import { notTaken } from '#lib/web/failure.ts';
import { readFields } from '#lib/web/form-body.ts';
import { sentFields, sentForm } from '#lib/web/sent-form.ts';
import { readUpload } from '#lib/web/upload.ts';

const before = { hadBegun: false };

const sent = (fields: Record<string, string>, path = '/contact?reason=other') =>
  new Request(`http://localhost:4321${path}`, { method: 'POST', body: new URLSearchParams(fields) });

describe('a form that could not be taken', () => {
  it('is given back whole, with a button that sends it again to its own page', async () => {
    const answer = await notTaken(sent({ token: 'a1', words: 'Two\nlines & <b>more</b>' }), 'r1', before);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    const html = await answer.text();
    expect(html).toContain('action="/contact?reason=other"');
    expect(html).toContain('name="token" value="a1"');
    expect(html).toContain('<p>Two<br>lines &amp; &lt;b&gt;more&lt;/b&gt;</p>');
    expect(html).toContain('Nothing was sent');
    expect(html).toContain('tel:08000113764');
  });

  it('is given back when its page had read it already, and not when somebody else has', async () => {
    const read = sent({ words: 'Read by its page' });
    await readFields(read);
    expect(await sentFields(read)).toEqual([['words', 'Read by its page']]);
    const used = sent({ words: 'Read past us' });
    await used.text();
    expect(await sentFields(used)).toEqual([]);
    expect(await (await notTaken(used, 'r2', before)).text()).not.toContain('<form');
  });

  it('never shows a secret, and leads to no other site', async () => {
    const html = await (
      await notTaken(sent({ email: 'a@b.example', password: 'hush hush' }, '//evil.example/x'), 'r3', before)
    ).text();
    expect(html).not.toContain('hush');
    expect(html).toContain('action="/evil.example/x"');
  });

  it('says so where a password or a code was left out, and asks for it anew', async () => {
    const account = sent({ current: 'open', password: 'hush hush' }, '/account/password');
    const html = await (await notTaken(account, 'r4', before)).text();
    expect(html).toContain('but for passwords and codes');
    expect(html).toContain('Open the form again');
    expect((await sentForm(sent({ code: '123456' }, '/sign-in/code'))).fields).toEqual([]);
    expect(
      await (await notTaken(sent({ code: '123456' }, '/account/app'), 'r5', before)).text(),
    ).not.toContain('123456');
  });

  it('keeps the code of a term, which is no secret', async () => {
    const term = sent({ code: 'youth_club', intent: 'retire' }, '/staff/admin/vocabularies/topic');
    expect(await sentFields(term)).toEqual([
      ['code', 'youth_club'],
      ['intent', 'retire'],
    ]);
  });

  it('does not promise that nothing was saved when its page had begun', async () => {
    const html = await (await notTaken(sent({ words: 'A note' }), 'r6', { hadBegun: true })).text();
    expect(html).not.toContain('Nothing was sent');
    expect(html).toContain('look before you send it twice');
  });

  it('has its file chosen again by name, wherever the file stood, read already or not', async () => {
    for (const isRead of [false, true]) {
      const upload = withFile();
      if (isRead) await readUpload(upload, { maxBytes: 10 });
      const html = await (await notTaken(upload, 'r7', before)).text();
      expect(html).toContain('enctype="multipart/form-data"');
      expect(html).toContain('name="title" value="Poster &amp; leaflet"');
      expect(html).toContain('name="after" value="the file"');
      expect(html).toMatch(
        /<label[^>]*for="file-0">Choose “poster.pdf” again<[^]*type="file" id="file-0" name="sheet"/,
      );
      expect(html).not.toContain('%PDF');
    }
  });
});

function withFile(): Request {
  const form = new FormData();
  form.set('title', 'Poster & leaflet');
  form.set('sheet', new File(['%PDF-1.7 and so on'], 'poster.pdf'));
  form.set('none', new File([], ''));
  form.set('after', 'the file');
  return new Request('http://localhost:4321/staff/resources/any/file', { method: 'POST', body: form });
}
