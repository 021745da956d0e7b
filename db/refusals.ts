/** PostgreSQL's own code for what went wrong, looked for through the wrappers, or null. */
export function sqlState(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string' && /^[0-9A-Z]{5}$/.test(one.code)) return one.code;
  }
  return null;
}

/** Whether a lock was not to be had in time, or two transactions waited for each other: worth a retry. */
export const isBusy = (error: unknown): boolean => ['55P03', '40P01'].includes(sqlState(error) ?? '');

/** The constraint that PostgreSQL says was violated, looked for through the wrappers, or null. */
export function constraintOf(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('constraint_name' in one && typeof one.constraint_name === 'string') return one.constraint_name;
  }
  return null;
}
