import type { Mapping } from '#lib/areas/boundaries/uploads/mapping.ts';
import type { Preview } from '#lib/areas/boundaries/uploads/preview.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { mappingQuery } from './_mapping.ts';
import type { UseAnswer } from './_use.ts';

/** What the form that puts a file in use counts and where it is sent. */
export function useView(
  upload: string | undefined,
  { features }: Preview,
  mapping: Mapping,
  values: UseAnswer['values'],
) {
  const broken = features.filter(({ problem }) => problem !== null).length;
  return {
    broken,
    usable: features.length - broken,
    unknown: features.filter(({ problem, area }) => !problem && !area).length,
    date: {
      day: values['sourceDate-day'],
      month: values['sourceDate-month'],
      year: values['sourceDate-year'],
    },
    action: withQuery(paths.staff.boundaryUpload(upload ?? ''), mappingQuery(mapping)),
    areas: (count: number) => (count === 1 ? '1 area' : `${count} areas`),
  };
}
