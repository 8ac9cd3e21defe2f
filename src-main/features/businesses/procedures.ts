import { visibleBusinesses } from '../scope/access.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { inBusiness, publishChange } from '../scope/services.ts';
import { changeBusiness, createBusiness } from './save-business.ts';

export const businessProcedures = {
  list: os.businesses.list.handler(({ context: { scope } }) => visibleBusinesses(scope.services.database.read, scope.userId)),
  get: os.businesses.get.handler(({ context }) => inBusiness(context.scope).business),
  create: os.businesses.create.handler(async ({ context, input }) => {
    const business = await createBusiness(context.scope, input);
    publishChange(context.scope, 'everything');
    return business;
  }),
  update: os.businesses.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const { businessId: _, asOf: __, ...changes } = input;
    const business = await changeBusiness(scope, changes);
    publishChange(scope, 'everything');
    return business;
  }),
};
