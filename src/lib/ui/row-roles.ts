// Quoted values are stepped over whole: words that someone typed may look like a tag inside them.
const tag = /<(tr|th|td)\b((?:"[^"]*"|'[^']*'|[^"'>])*)>|<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** Rows as HTML with their roles said aloud: those of `tr`, `th` and `td` that do not name one themselves. */
export function withRowRoles(html: string): string {
  return html.replace(tag, (whole, name: string | undefined, attributes = '') => {
    if (!name || /\srole\s*=/i.test(unquoted(attributes))) return whole;
    return `<${name} role="${roleOf(name.toLowerCase(), attributes)}"${attributes}>`;
  });
}

const unquoted = (attributes: string) => attributes.replace(/"[^"]*"|'[^']*'/g, '""');

function roleOf(name: string, attributes: string): string {
  if (name === 'tr') return 'row';
  if (name === 'td') return 'cell';
  return /\sscope="?col\b/i.test(attributes) ? 'columnheader' : 'rowheader';
}
