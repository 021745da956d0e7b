import type { Id } from '#db/schema/columns.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id from an address; null for anything that no row could have. */
export const readId = <Kind extends string>(text: string | null | undefined): Id<Kind> | null =>
  text && uuid.test(text) ? (text.toLowerCase() as Id<Kind>) : null;
