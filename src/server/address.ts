/** What to do with the address of a request. */
export type Address = { path: string; query: string } | { moved: string } | 'malformed';

const kept: Record<string, string> = {
  '%40': '@',
  '%3A': ':',
  '%2C': ',',
  '%3B': ';',
  '%2B': '+',
  '%3D': '=',
  '%26': '&',
  '%24': '$',
};

/**
 * Reads the target of a request. Pages and their guards see one spelling of an address only: any other
 * (`//staff`, `/%73taff`, `/help/`) has moved to it, and one that can be read in two ways is malformed.
 */
export function readAddress(target: string): Address {
  if (!target.startsWith('/')) return 'malformed';
  const mark = target.indexOf('?');
  const raw = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark);
  const segments = raw.split('/').filter((segment) => segment !== '');
  const written = segments.map(rewrite);
  if (written.includes(null)) return 'malformed';
  const path = `/${written.join('/')}`.replace(/\.html$/, '').replace(/^\/index$/, '/');
  // The query of an address that moved cannot lead elsewhere: the path begins with a single slash.
  return path === raw ? { path, query } : { moved: path + query };
}

function rewrite(segment: string): string | null {
  let decoded;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    return null;
  }

  if (decoded === '.' || decoded === '..' || /[/\\\u0000-\u001f\u007f]/.test(decoded)) return null;
  return encodeURIComponent(decoded).replace(
    /%(40|3A|2C|3B|2B|3D|26|24)/g,
    (escape) => kept[escape] ?? escape,
  );
}
