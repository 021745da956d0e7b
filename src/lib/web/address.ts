/** An address from its parts, each made safe to stand in one. */
export const at = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`;
