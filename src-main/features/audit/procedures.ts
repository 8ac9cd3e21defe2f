import type { ReadHandle } from '../../database/database.ts';
import { roleIn } from '../scope/access.ts';
import { jobOptions } from '../scope/job-input.ts';
import { os } from '../scope/os.ts';
import { inBusiness } from '../scope/services.ts';
import { viewPeople } from '../users/view-people.ts';
import { type AuditFilter, type AuditPage, countAuditEntries, listAuditEntries } from './store.ts';

/** The number under which the chain of the data file stands. */
const FILE_CHAIN = 0;

type ListInput = AuditPage & { readonly entityType?: string | undefined; readonly action?: string | undefined; readonly text?: string | undefined };

function listChain(read: ReadHandle, chain: Pick<AuditFilter, 'businessId' | 'peopleIds'>, input: ListInput) {
  const filter = { ...chain, entityType: input.entityType, action: input.action, text: input.text };
  return { rows: listAuditEntries(read, filter, input), total: countAuditEntries(read, filter) };
}

export const auditProcedures = {
  list: os.audit.list.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    return listChain(scope.services.database.read, { businessId: scope.business.id }, input);
  }),
  listFile: os.audit.listFile.handler(({ context: { scope }, input }) => {
    const peopleIds = viewPeople(scope).map(({ id }) => id);
    return listChain(scope.services.database.read, { businessId: FILE_CHAIN, peopleIds }, input);
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
