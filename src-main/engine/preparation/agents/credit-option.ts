import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { CreditLineFact, PreparationContext } from '../context.ts';
import { drawCredit } from '../scoring/draw-credit.ts';
import { day, money } from './agent.ts';

export type CreditWish = { readonly variant: string; readonly date: IsoDate; readonly amountMinor: MinorUnits; readonly title: string };

/** Drawing on a credit line as an option: its interest is the cost, and what it puts at risk. */
export function creditOption(context: PreparationContext, line: CreditLineFact, wish: CreditWish): OptionDraft {
  const { amountMinor, interestMinor, repayDate, shifts } = drawCredit(context, line, wish);
  const until = repayDate === null ? 'not repaid within 13 weeks' : `repaid on ${day(repayDate)}`;
  return {
    ...PLAIN_OPTION,
    kind: 'draw_credit',
    variant: wish.variant,
    title: wish.title,
    description: `${money(amountMinor, context)} from ${line.name} on ${day(wish.date)}, ${until}, interest ${money(interestMinor, context)}.`,
    channel: 'manual',
    cashShifts: shifts,
    costMinor: interestMinor,
    amountAtRiskMinor: interestMinor,
    reversibility: 'partly_reversible',
    complexity: 'several_steps',
  };
}
