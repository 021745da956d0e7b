import type { FoundUpload } from '#lib/areas/boundaries/uploads/find.ts';
import type { Preview } from '#lib/areas/boundaries/uploads/preview.ts';
import { counted, formatWords, sizeWords } from './_words.ts';

/** What a file is, in one line, and those of its areas that can be drawn. */
export function previewHead(upload: FoundUpload, { features }: Preview) {
  const projection = upload.readAs === 27700 ? 'British National Grid' : 'latitude and longitude';
  const format = upload.format ? formatWords[upload.format] : '';
  const size = `${sizeWords(upload.fileBytes)}, ${counted(upload.vertices ?? 0)} corners`;
  const areas = features.flatMap(({ name, drawn, area, problem }) =>
    drawn && !problem ? [{ name, shape: drawn, isKnown: area !== null }] : [],
  );
  return { areas, about: `${format}, ${size}, read as ${projection}. Nothing is used yet.` };
}
