import { z } from 'astro/zod';
import type { ProviderReport } from '#lib/mail/returned/take-call.ts';
import type { SignatureRefusal } from '#lib/mail/returned/signature.ts';

/** The most that a call may carry, in bytes. */
const mostBytes = 64 * 1024;

const report = z.object({
  id: z.string().min(1).max(200),
  kind: z.enum(['hard', 'soft', 'complaint', 'delayed']),
  message: z.string().max(1000).optional(),
  recipient: z.string().max(320).optional(),
  status: z
    .string()
    .regex(/^[245][.][0-9]{1,3}[.][0-9]{1,3}$/)
    .optional(),
});
const call = z.object({ reports: z.array(report).min(1).max(500) });

/** The body of a call; null when it is larger than it may be. */
export async function wholeBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null;
  const body = new Uint8Array(await request.arrayBuffer());
  return body.length > mostBytes ? null : body;
}

/** What a call tells; null where it is not as the documentation says. */
export function readReports(body: Uint8Array): ProviderReport[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const read = call.safeParse(JSON.parse(text));
    // PostgreSQL keeps no character zero.
    return read.success && !text.includes('\\u0000') ? read.data.reports : null;
  } catch {
    return null;
  }
}

/** The answer to who calls too often; null to others. */
export async function limitOf({ limits, clientAddress }: App.Locals): Promise<Response | null> {
  const allowed = await limits.allow('mail-webhook', clientAddress);
  if (allowed.ok) return null;
  const headers = { 'Retry-After': String(allowed.retryAfterSeconds) };
  return Response.json({ error: 'Too many calls. Try again later.' }, { status: 429, headers });
}

const answers = {
  'too large': [413, 'The body is larger than 64 KB. Send fewer reports at once.'],
  'not signed': [401, 'The signature is missing or wrong.'],
  'too old': [401, 'The time of the signature is more than 5 minutes from ours.'],
  'not readable': [400, 'The body is not a list of reports as the documentation has it.'],
  'sent already': [409, 'This call was taken before.'],
} as const satisfies Record<
  SignatureRefusal | 'too large' | 'not readable' | 'sent already',
  [number, string]
>;

/** Refuses a call in one sentence. */
export function refusal(reason: keyof typeof answers): Response {
  const [status, error] = answers[reason];
  return Response.json({ error }, { status, headers: { 'Cache-Control': 'no-store' } });
}
