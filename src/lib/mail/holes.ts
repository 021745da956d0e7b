import Mustache from 'mustache';

type View = Readonly<Record<string, unknown>>;
type Token = [kind: string, name: string, start: number, end: number, inner?: Token[]];

/** The placeholders of a template that these fields would leave empty, such as "bookings.manageUrl". */
export function holes(template: string, fields: View): string[] {
  return holesIn(Mustache.parse(template) as Token[], [fields], '');
}

function holesIn(tokens: Token[], views: readonly unknown[], path: string): string[] {
  return tokens.flatMap(([kind, name, , , inner]) => {
    if (kind === 'text') return [];
    const value = name === '.' ? views[0] : look(name, views);
    if (kind === 'name') return isBlank(value) ? [path + name] : [];
    if (kind !== '#' && kind !== '^') throw new Error(`a mail must not use {{${kind}${name}}}`);
    if (value === undefined) return [path + name];
    if (kind === '^') return isEmpty(value) ? holesIn(inner ?? [], views, path) : [];
    return shown(value).flatMap((each) => holesIn(inner ?? [], [each, ...views], `${path}${name}.`));
  });
}

/** Nearest first, as Mustache looks; null is a field left empty on purpose, undefined one forgotten. */
function look(name: string, views: readonly unknown[]): unknown {
  const [first = '', ...rest] = name.split('.');
  const owner = views.find((view) => owns(view, first));
  return rest.reduce((value, key) => (owns(value, key) ? value[key] : undefined), (owner as View)?.[first]);
}

const owns = (view: unknown, key: string): view is View =>
  typeof view === 'object' && view !== null && Object.hasOwn(view, key);

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

const isEmpty = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);

function shown(value: unknown): readonly unknown[] {
  if (isEmpty(value)) return [];
  return Array.isArray(value) ? value : [value];
}
