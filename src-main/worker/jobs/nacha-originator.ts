import { z } from 'zod';

/** Where a business keeps what its US bank agreed with it; given once with an approval, and remembered. */
export const NACHA_SETTING = 'nacha_originator';

export const nachaSchema = z.object({
  destinationRouting: z.string().max(20),
  destinationName: z.string().max(40),
  originId: z.string().max(10),
  companyId: z.string().max(10),
  entryDescription: z.string().max(10).default('PAYMENT'),
  fileIdModifier: z.string().length(1).default('A'),
});
