import type { Board } from './open-board.ts';
import { boardPath } from './query.ts';

/** The regions that somebody with both can choose from. */
export const regionTabs = ({ query, regions, region }: Board) =>
  regions.length < 2
    ? []
    : [
        { href: boardPath(query, { area: null }), text: 'All mine', isCurrent: !region },
        ...regions.map(({ slug, name }) => ({
          href: boardPath(query, { area: slug }),
          text: name,
          isCurrent: region?.slug === slug,
        })),
      ];

/** Tiles, or the ground once boundaries are imported. */
export const viewTabs = ({ query, hasGround, drawn }: Board) =>
  hasGround
    ? [
        { href: boardPath(query, { view: 'tiles' }), text: 'Tiles of one size', isCurrent: !drawn },
        { href: boardPath(query, { view: 'map' }), text: 'Map', isCurrent: drawn !== null },
      ]
    : [];
