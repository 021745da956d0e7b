import { describe, expect, it } from 'vitest';
import { fillForm } from '#lib/web/fill-form.ts';

const form = (inside: string) => `<main><form method="post" novalidate>${inside}</form></main>`;

describe('a form that is given back', () => {
  it('has what was typed in its fields, as text', () => {
    const html = form(
      '<input type="text" name="title" value="Before" id="title"><textarea name="summary" rows="3">Before</textarea>',
    );
    const filled = fillForm(html, [
      ['title', 'Venues & "halls"'],
      ['summary', '</textarea><script>'],
    ]);
    expect(filled).toContain('name="title" id="title" value="Venues &amp; &quot;halls&quot;"');
    expect(filled).toContain('rows="3">\n&lt;/textarea&gt;&lt;script&gt;</textarea>');
    expect(filled).not.toContain('Before');
  });

  it('has the same choices, and no other', () => {
    const html = form(
      '<select name="area"><option value="a" selected>A</option><option value="b">B</option></select>' +
        '<input type="checkbox" name="sectors" value="faith" checked><input type="checkbox" name="sectors" value="business">' +
        '<input type="radio" name="mode" value="online" checked><input type="radio" name="mode" value="in_person">',
    );
    const filled = fillForm(html, [
      ['area', 'b'],
      ['sectors', 'business'],
      ['mode', 'in_person'],
    ]);
    expect(filled).toContain('<option value="a">A</option><option value="b" selected>');
    expect(filled).toContain('value="faith"><input type="checkbox" name="sectors" value="business" checked>');
    expect(filled).toContain('value="online"><input type="radio" name="mode" value="in_person" checked>');
  });

  it('keeps fields of one name in their order, and leaves empty what was not sent', () => {
    const html = form(
      '<input type="text" name="who"><input type="text" name="who"><input type="password" name="password">',
    );
    const filled = fillForm(html, [
      ['who', 'Amara'],
      ['who', ''],
    ]);
    expect(filled).toContain('name="who" value="Amara"><input type="text" name="who" value="">');
    expect(filled).toContain('<input type="password" name="password">');
  });

  it('is the one that has the fields, or none', () => {
    const html =
      '<form method="post"><input type="hidden" name="person" value="1"><button name="do" value="remove">Off</button></form>' +
      '<form method="post"><input type="text" name="person"><button name="do" value="name">On</button></form>';
    expect(
      fillForm(html, [
        ['person', '2'],
        ['do', 'name'],
      ]),
    ).toContain('<input type="text" name="person" value="2">');
    expect(
      fillForm(html, [
        ['person', '1'],
        ['do', 'remove'],
      ]),
    ).toBeNull();
    expect(fillForm(html, [['other', 'x']])).toBeNull();
    expect(fillForm('<form method="get"><input type="text" name="q"></form>', [['q', 'x']])).toBeNull();
  });
});
