import { roleIn } from '../scope/access.ts';
import { jobOptions } from '../scope/job-input.ts';
import { os } from '../scope/os.ts';
import { inBusiness } from '../scope/services.ts';
import { countAuditEntries, listAuditEntries } from './store.ts';

export const auditProcedures = {
  list: os.audit.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const filter = { businessId: scope.business.id, entityType: input.entityType, action: input.action, text: input.text };
    const { read } = scope.services.database;
    return { rows: listAuditEntries(read, filter, input), total: countAuditEntries(read, filter) };
  }),
  verify: os.audit.verify.handler(async ({ context, input }) => {
    const { services, business, userId } = context.scope;
    // What this process has just committed must be in the anchor file before it is compared with the log.
    services.flushAnchor();
    const verification = await services.worker.run('verify', { businessId: business?.id ?? 0 }, jobOptions(context.scope, input.taskId));
    if (!verification.ok) return verification;
    // A business that the caller does not see is verified with the others, and not told of.
    const chains = verification.chains.filter(({ businessId }) => businessId === 0 || roleIn(services.database.read, userId, businessId) !== null);
    return { ...verification, chains };
  }),
};
