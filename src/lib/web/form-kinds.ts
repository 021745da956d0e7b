import { z } from 'astro/zod';

export type Kind = 'text' | 'exact' | 'boolean' | 'list';

type Definition = { type: string; innerType?: Wrapped; in?: Wrapped; out?: Wrapped };
type Wrapped = { _zod: { def: unknown } };

/** How each field of a schema arrives from a form. */
export function kindsOf(schema: z.ZodObject): Map<string, Kind> {
  return new Map(Object.entries(schema.shape).map(([name, field]) => [name, kindOf(field)]));
}

function kindOf(field: Wrapped): Kind {
  if (z.globalRegistry.get(field as z.ZodType)?.['isExact']) return 'exact';
  const { type, innerType, in: from, out } = field._zod.def as Definition;
  if (type === 'array' || type === 'set') return 'list';
  if (type === 'boolean') return 'boolean';
  if (innerType) return kindOf(innerType);
  if (!from || !out) return 'text';
  // A preprocessing step takes anything, and what follows it tells what it is for.
  return (from._zod.def as Definition).type === 'transform' ? kindOf(out) : kindOf(from);
}
