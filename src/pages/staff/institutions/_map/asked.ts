import { noArea } from '#lib/institutions/filters.ts';
import {
  contactStateWords,
  cornerWords,
  strengthWords,
  touchWords,
} from '#lib/institutions/standing-words.ts';
import { namesOf } from './clusters.ts';
import type { filterLists, OpenMap } from './open-map.ts';

type Lists = Awaited<ReturnType<typeof filterLists>>;

/** What the map is narrowed by, in words: the four that are asked for most, and whatever else is. */
export function asked(open: OpenMap, lists: Lists): { key: string; value: string }[] {
  const { filter, scope } = open;
  const types = lists.sectors.flatMap((sector) => sector.types);
  const more: [string, string | undefined | false][] = [
    ['Kind', filter.type && types.find(({ code }) => code === filter.type)?.label],
    ['Name', filter.words && `“${filter.words}”`],
    ['Strength', filter.strength !== undefined && strengthWords[filter.strength]],
    ['In touch', filter.touch && touchWords[filter.touch]],
    ['Contact', filter.contact && contactStateWords[filter.contact]],
    ['Reach and relevance', filter.corner && cornerWords[filter.corner]],
    ['Closed', filter.isClosed && 'Closed ones'],
  ];
  return [
    { key: 'Sector', value: sectorWords(open, lists) },
    { key: 'Tier', value: filter.tier ?? 'All' },
    { key: 'Owner', value: ownerWords(open, lists) },
    { key: 'Area', value: areaWords(open) ?? scope.name },
    ...more.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
  ];
}

const sectorWords = ({ filter }: OpenMap, { sectors }: Lists): string =>
  sectors.find(({ code }) => code === filter.sector)?.label ?? `All ${sectors.length}`;

function ownerWords({ filter: { owner }, officer }: OpenMap, { owners }: Lists): string {
  if (!owner) return 'Anyone';
  if (owner === 'none') return 'Nobody';
  return owner === officer.id ? 'You' : (owners.find(({ id }) => id === owner)?.name ?? 'Somebody else');
}

function areaWords({ filter: { area }, districts }: OpenMap): string | null {
  if (!area) return null;
  if (area === noArea) return 'No place yet';
  const names = area.split(',').flatMap((slug) => {
    const one = districts.find((district) => district.slug === slug);
    const force = districts.find((district) => district.force?.slug === slug)?.force;
    const region = districts.find((district) => district.region?.slug === slug)?.region;
    return one?.name ?? force?.name ?? region?.name ?? [];
  });
  return names.length > 0 ? namesOf(names) : null;
}
