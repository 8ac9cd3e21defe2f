import { os } from '../scope/os.ts';
import { publishChange } from '../scope/services.ts';
import { createSample } from './create-sample.ts';

export const sampleProcedures = {
  create: os.sample.create.handler(async ({ context, input }) => {
    const made = await createSample(context.scope, { ...input, asOf: input.asOf });
    publishChange(context.scope, 'everything');
    return made;
  }),
};
