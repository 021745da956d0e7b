import type { Mapping } from '#lib/areas/boundaries/uploads/mapping.ts';
import type { Preview, PreviewFeature } from '#lib/areas/boundaries/uploads/preview.ts';
import { kindWords } from './_words.ts';

// A file of twenty thousand wards is not read row by row.
const shown = 1000;

const named = ({ position, code, name }: PreviewFeature): (string | number)[] => [
  position,
  code ? `${name} (${code})` : name || 'Without code or name',
];

const rows = (features: readonly PreviewFeature[], more: (feature: PreviewFeature) => string[]) =>
  features.slice(0, shown).map((one) => [...named(one), ...more(one)]);

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(', ');

/** What the page of a file says of its areas, in words and rows. */
export function previewTables({ features, missing, losing }: Preview, { kind }: Mapping) {
  const usable = features.filter(({ problem }) => !problem);
  const of = {
    broken: features.filter(({ problem }) => problem),
    remarked: usable.filter(({ remarks }) => remarks.length > 0),
    unknown: usable.filter(({ area }) => !area),
    known: usable.filter(({ area }) => area),
  };
  const few = `${names(losing.slice(0, 12))}${losing.length > 12 ? ' and more' : ''}`;
  return {
    broken: rows(of.broken, ({ problem }) => [problem ?? '']),
    remarked: rows(of.remarked, ({ remarks }) => [remarks.join('. ')]),
    unknown: rows(of.unknown, () => []),
    known: rows(of.known, ({ area }) => [area?.name ?? '']),
    counts: { known: of.known.length, missing: missing.length },
    missing: `${names(missing)}.`,
    losing:
      losing.length > 0
        ? `${losing.length} ${kindWords[kind].toLowerCase()} would lose their boundary`
        : null,
    lost: `The layer in use has them and this file has not: ${few}.`,
    unplaced: `They are drawn, but nothing is placed in them${kind === 'neighbourhood' ? ' unless you add them' : ''}.`,
    cut: features.length > shown ? `Each list shows the first ${shown}.` : null,
  };
}
