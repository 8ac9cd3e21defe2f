import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { PreparationContext } from '../context.ts';
import { day, money } from './agent.ts';

/** Money the owner lends or adds; it costs the business nothing and can be taken out again. */
export function ownerFundsOption(context: PreparationContext, amountMinor: MinorUnits, date: IsoDate): OptionDraft {
  return {
    ...PLAIN_OPTION,
    kind: 'add_owner_funds',
    title: `Add ${money(amountMinor, context)} of your own`,
    description: `Transferred by ${day(date)}; can be taken out again once the path allows it.`,
    channel: 'manual',
    cashShifts: amountMinor === 0 ? [] : [{ date, amountMinor }],
    complexity: 'needs_consent',
    reversibility: 'partly_reversible',
  };
}
