import type { DrawnBoundary } from '#lib/areas/boundaries/layers/drawn.ts';
import type { FoundLayer } from '#lib/areas/boundaries/layers/list.ts';
import { date, moment } from '#lib/dates.ts';
import { formatWords } from './_words.ts';

const shown = 1000;

/** What the page of a layer shows: where it is from, when it was in use, and its areas. */
export function layerFacts(layer: FoundLayer, boundaries: readonly DrawnBoundary[]) {
  return {
    areas: boundaries.map(({ name, drawn, areaId }) => ({ name, shape: drawn, isKnown: areaId !== null })),
    facts: [
      { key: 'Called', value: layer.name },
      { key: 'As of', value: layer.sourceDate ? date(layer.sourceDate) : 'Not said' },
      { key: 'File', value: `${layer.fileName} (${formatWords[layer.format]})` },
      { key: 'Code and name', value: `${layer.codeField}, ${layer.nameField}` },
      { key: 'Source', value: layer.attribution },
    ],
    uses: layer.uses.map(({ fromAt, fromBy, untilAt, untilBy }) => [
      `${moment(fromAt)} by ${fromBy}`,
      untilAt ? `${moment(untilAt)} by ${untilBy ?? 'nobody'}` : 'In use now',
    ]),
    rows: boundaries
      .slice(0, shown)
      .map(({ code, name, areaName, remarks }) => [
        `${name} (${code})`,
        areaName ?? 'Not in the register',
        remarks.join('. '),
      ]),
  };
}
