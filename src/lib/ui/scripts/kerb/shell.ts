// What the worker shows without a connection: one page without a name on it, and what that page is drawn with.
import { keepPages } from '../keep-pages.ts';

/** Where the page lies on the phone. */
export const shellCache = 'engagement-form';

/** Puts the page of that address on the phone, or a newer release of it. */
export const keepShell = (address: string): Promise<void> => keepPages(shellCache, [address]);
