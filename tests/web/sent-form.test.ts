import { describe, expect, it } from 'vitest';
import { notTaken } from '#lib/web/failure.ts';
import { readFields } from '#lib/web/form-body.ts';
import { sentFields } from '#lib/web/sent-form.ts';

const sent = (fields: Record<string, string>, path = '/contact?reason=other') =>
  new Request(`http://localhost:4321${path}`, { method: 'POST', body: new URLSearchParams(fields) });

describe('a form that could not be taken', () => {
  it('is given back whole, with a button that sends it again to its own page', async () => {
    const answer = await notTaken(sent({ token: 'a1', words: 'Two\nlines & <b>more</b>' }), 'r1');
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
    expect(await (await notTaken(used, 'r2')).text()).not.toContain('<form');
  });

  it('never shows a secret, and leads to no other site', async () => {
    const html = await (
      await notTaken(sent({ email: 'a@b.example', password: 'hush hush' }, '//evil.example/x'), 'r3')
    ).text();
    expect(html).not.toContain('hush');
    expect(html).toContain('action="/evil.example/x"');
  });
});
