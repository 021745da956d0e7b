const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id from an address; null for anything that no row could have. */
export const readId = <Kind extends string>(
  text: string | null | undefined,
): (string & { readonly kind: Kind }) | null =>
  text && uuid.test(text) ? (text.toLowerCase() as string & { readonly kind: Kind }) : null;
