import type { Agreement } from '../../../src-shared/contract/agreements.ts';
import type { TermsInput } from '../../../src-shared/contract/terms.ts';
import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { client } from '../../client.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { formatDate } from '../../format/dates.ts';
import { useBusiness } from '../../stores/business.ts';
import { stepsBack, type VersionPeriod } from './versions.ts';

type Status = Agreement['status'];
const DONE: Readonly<Record<Status, string>> = { active: 'goes on', paused: 'paused', ended: 'ended' };

async function make(message: string, work: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    showError(error);
    return false;
  }
  showUndo(message, undo);
  return true;
}

export type TermsChange = { readonly terms: TermsInput; readonly effectiveFrom: IsoDate; readonly reason: string };

/** What a person does with an agreement, each change with its way back. */
export function useAgreementChanges() {
  const { id: businessId } = useBusiness();
  const at = ({ id }: Agreement): { businessId: number; agreementId: number } => ({ businessId, agreementId: id });
  return {
    setStatus: (agreement: Agreement, status: Status, reason: string) =>
      make(
        `${agreement.name} ${DONE[status]}`,
        () => client.agreements.setStatus({ ...at(agreement), status, ...(reason === '' ? {} : { reason }) }),
        () => client.agreements.setStatus({ ...at(agreement), status: agreement.status }),
      ),
    rename: (agreement: Agreement, name: string) =>
      make(
        `Renamed to ${name}`,
        () => client.agreements.update({ ...at(agreement), name }),
        () => client.agreements.update({ ...at(agreement), name: agreement.name }),
      ),
    changeTerms: (agreement: Agreement, periods: readonly VersionPeriod[], { terms, effectiveFrom, reason }: TermsChange) =>
      make(
        `New terms from ${formatDate(effectiveFrom)}`,
        () => client.agreements.update({ ...at(agreement), terms, effectiveFrom, ...(reason === '' ? {} : { reason }) }),
        async () => {
          for (const step of stepsBack(periods, effectiveFrom)) {
            await client.agreements.update({ ...at(agreement), ...step, reason: 'Change taken back' });
          }
        },
      ),
    win: (agreement: Agreement, startDate: IsoDate) =>
      make(
        `${agreement.name} is won`,
        () => client.agreements.win({ ...at(agreement), startDate }),
        () =>
          client.agreements.update({
            ...at(agreement),
            isProspect: true,
            probability: agreement.probability,
            expectedDate: agreement.expectedDate,
            terms: agreement.terms,
            reason: 'Winning taken back',
          }),
      ),
  };
}
