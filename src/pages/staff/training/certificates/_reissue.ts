import { z } from 'astro/zod';
import { emailAddress, line } from '#lib/web/fields.ts';

/** The name, and the address if there is one, as they should be on the certificate. */
export const reissueForm = z.object({
  personName: line('the name as it should be on the certificate', 120),
  personEmail: emailAddress('a work email address').optional(),
});
