import { deleting } from '#lib/jobs/purge.ts';

/** Files of boundaries that nobody made a layer of. */
export const boundaryUploadPurge = deleting('import_run', 'boundary_upload', { begins: 'uploaded_at' });
