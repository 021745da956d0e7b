import type { officer } from '#db/schema/officers.ts';

/** The end of the address that an account has once its owner's is no longer kept. */
export const erasedAddress = '@erased.invalid';

/** Whether nobody can say any more whose account it was. */
export const isErased = ({ email }: Pick<typeof officer.$inferSelect, 'email'>): boolean =>
  email.endsWith(erasedAddress);
