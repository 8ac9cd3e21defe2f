import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits, scaleMinor } from '../../../../src-shared/domain/money/minor-units.ts';
import { PLAIN_OPTION, type OptionDraft } from '../build-action.ts';
import type { ClientFact, OpenItemFact, PreparationContext } from '../context.ts';
import { draftMessage } from '../messages/draft-message.ts';
import { day, documentsOf, expectedDateOf, money } from './agent.ts';

/** What is usual for paying weeks earlier: two percent. */
const EARLY_DISCOUNT_PERCENT = 2n;

type EarlyRequest = { readonly client: ClientFact; readonly item: OpenItemFact; readonly payBy: IsoDate };

/** Asking a customer for money before it is due: as a favour, or for a discount of two percent. The effect holds if the customer agrees. */
export function askEarlyOptions(context: PreparationContext, { client, item, payBy }: EarlyRequest): OptionDraft[] {
  const expected = expectedDateOf(item, context.asOf);
  const documents = documentsOf([item]);
  const costMinor = scaleMinor(item.openMinor, EARLY_DISCOUNT_PERCENT, 100n, 'half-away-from-zero');
  const documentDiscount = {
    amountMinor: scaleMinor(item.documentOpenMinor, EARLY_DISCOUNT_PERCENT, 100n, 'half-away-from-zero'),
    currency: item.documentCurrency,
  };
  const withdrawn = { date: expected, amountMinor: minorUnits(-item.openMinor) };
  return [
    {
      ...PLAIN_OPTION,
      kind: 'send_message',
      variant: 'early',
      title: `Ask ${client.name} for earlier payment`,
      description: `By ${day(payBy)} instead of ${day(expected)}, if the customer agrees.`,
      channel: 'email_draft',
      cashShifts: [{ date: payBy, amountMinor: item.openMinor }, withdrawn],
      exposure: { kind: 'client', client, strain: 'light' },
      reversibility: 'partly_reversible',
      complexity: 'needs_consent',
      messages: [draftMessage({ purpose: 'early_payment', documents, payBy, discount: null }, client, context.business)],
    },
    {
      ...PLAIN_OPTION,
      kind: 'offer_discount',
      title: 'Offer two percent for it',
      description: `${money(costMinor, context)} less for payment by ${day(payBy)} instead of ${day(expected)}, if the customer agrees.`,
      channel: 'email_draft',
      cashShifts: [{ date: payBy, amountMinor: minorUnits(item.openMinor - costMinor) }, withdrawn],
      costMinor,
      amountAtRiskMinor: costMinor,
      exposure: { kind: 'client', client, strain: 'none' },
      reversibility: 'partly_reversible',
      complexity: 'needs_consent',
      messages: [draftMessage({ purpose: 'early_payment', documents, payBy, discount: documentDiscount }, client, context.business)],
    },
  ];
}
