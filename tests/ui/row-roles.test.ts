import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRowRoles } from '#lib/ui/row-roles.ts';
import people from '../../src/pages/staff/admin/people/index.astro';
import { visit } from '../pages/staff/visit.ts';
import { it as onDatabase } from '../support/database.ts';
import { anOfficer } from '../support/makers.ts';

const attribute = (text: string) => text.replaceAll('&', '&#38;').replaceAll('"', '&#34;');

describe('the roles of rows', () => {
  it('are said of a row, of its heading and of its cells', () => {
    expect(withRowRoles('<tr><th scope="row">Ashmere</th><td data-label="Places">3</td></tr>')).toBe(
      '<tr role="row"><th role="rowheader" scope="row">Ashmere</th>' +
        '<td role="cell" data-label="Places">3</td></tr>',
    );
  });

  it('tell a heading of a column from a heading of a row', () => {
    expect(withRowRoles('<th scope="col">Places</th><th>Ashmere</th>')).toBe(
      '<th role="columnheader" scope="col">Places</th><th role="rowheader">Ashmere</th>',
    );
  });

  it('leave alone what names a role itself, and every other tag', () => {
    const html =
      '<tr role="presentation"><thead><track><td data-role="x" role=\'none\'>a &lt;td> b</td></tr>';
    expect(withRowRoles(html)).toBe(html);
  });

  it('are said though a label of the cell speaks of roles', () => {
    expect(withRowRoles('<td data-label="What role = he has">Lead</td>')).toBe(
      '<td role="cell" data-label="What role = he has">Lead</td>',
    );
  });

  it('never touch what somebody typed, whatever it looks like', () => {
    const typed = fc.string({ unit: fc.constantFrom('<td>', '<tr ', '>', "'", '"', '=', ' role="x"', 'a') });
    fc.assert(
      fc.property(typed, typed, (label, title) => {
        const rest = `data-label="${attribute(label)}"><a title="${attribute(title)}">x</a></td>`;
        expect(withRowRoles(`<td ${rest}`)).toBe(`<td role="cell" ${rest}`);
      }),
    );
  });

  onDatabase('reach every row of a table on a page', async ({ db }) => {
    const { html } = await visit(people, db, await anOfficer(db, 'administrator'), {
      path: '/staff/admin/people',
    });
    const tags = html.match(/<(tr|th|td)\b[^>]*>/g) ?? [];
    expect(tags.filter((tag) => tag.includes('role="cell"')).length).toBeGreaterThan(1);
    expect(tags.filter((tag) => !tag.includes('role="'))).toEqual([]);
  });
});
