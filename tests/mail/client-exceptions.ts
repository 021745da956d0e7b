/**
 * What some mail program leaves out of our mails, and why the mail is whole without it. Everything else that one of the
 * programs does not know fails the test; so does a line here that is not needed any more.
 */
export const exceptions: Readonly<Record<string, string>> = {
  '<body> element': 'Some put the mail into a page of their own; the ground is set on a table within as well',
  '<style> element':
    'Gmail on the mobile web drops it: everything that matters stands inline in each element',
  '@media':
    'Smaller headings and the dark look only; without them the mail is as on a wide screen in daylight',
  'Attribute selector': 'Undoes how Apple colours dates; others do not colour them',
  'Chaining selectors': 'Narrow and dark looks only, and what Outlook on phones needs',
  'Class selector': 'Narrow and dark looks only: what is always needed stands inline',
  'Descendant combinator': 'Narrow and dark looks only',
  'ID selector': 'Undoes what Outlook adds for itself',
  'Type selector': 'Undoes margins which mail programs add; without it there is a little more room',
  'aria-label attribute': 'Says again what the words beside it say',
  'border-radius': 'Corners are square in Outlook on Windows, as is much of what it shows',
  cursor: 'A hand over a link, which each program shows by itself',
  'display:none': 'Hides the line for the list of mails; where it is shown, it is the first line of the mail',
  'height property': 'Keeps the same line invisible, as above',
  opacity: 'Keeps the same line invisible, as above',
  outline: 'Undoes a line that nobody draws round a button',
  overflow: 'Keeps the same line invisible, as above',
  'role attribute':
    'Says that tables are for layout; where it is dropped, programs read them in the same order',
  'table-layout': 'Columns are as wide as their words in Outlook on Windows',
  'target attribute': 'Mail programs open links in a browser by themselves',
  transform: 'From the button of MJML, for nothing that is seen: text-transform is read as it',
  'word-break': 'Long addresses go over the edge of a narrow window in old Outlook, and can be scrolled',
  'word-spacing': 'Keeps the gap between columns at nothing, which is what it is without',
};
