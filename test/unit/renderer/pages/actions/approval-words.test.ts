import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../../../src-renderer/format/money.ts';
import { approvalLabel } from '../../../../../src-renderer/pages/actions/approval-words.ts';
import type { Action, ActionOption } from '../../../../../src-shared/contract/actions.ts';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../../src-shared/domain/money/minor-units.ts';

const ABOUT: Pick<Action, 'entityType' | 'entityName' | 'amountMinor' | 'currency'> = {
  entityType: 'client',
  entityName: 'Example Ltd',
  amountMinor: minorUnits(420_000),
  currency: currencyCode('EUR'),
};
const format = {
  money: (amount: Parameters<typeof formatMoney>[0], currency: Action['currency']) => formatMoney(amount, currency, { locale: 'en-IE' }),
};
const message = (purpose: string): ActionOption['messages'][number] => ({
  purpose,
  language: 'en',
  tone: 'soft',
  recipientName: 'Example Ltd',
  recipientAddress: null,
  subject: '',
  body: '',
});
const label = (option: Partial<ActionOption>, about: Partial<Action> = {}): string =>
  approvalLabel({ ...ABOUT, ...about }, { kind: 'send_message', messages: [], title: 'Call Example Ltd', channel: 'manual', ...option }, format);

describe('the primary button', () => {
  it('says exactly what happens, for whom and how much', () => {
    expect(label({ channel: 'email_draft', messages: [message('collection')] })).toBe('Save reminder for Example Ltd, €4,200');
    expect(label({ channel: 'email_draft', messages: [message('vendor_delay'), message('vendor_delay')] })).toBe(
      'Save 2 messages for Example Ltd, €4,200',
    );
    expect(label({ channel: 'payment_file' })).toBe('Save payment file for Example Ltd, €4,200');
    expect(label({ channel: 'email_draft', kind: 'issue_invoice' })).toBe('Issue the invoice for Example Ltd, €4,200');
  });

  it('says that a person does what is done by hand', () => {
    expect(label({})).toBe('Decide to call Example Ltd, yourself');
  });

  it('names neither the business itself nor an amount that is not there', () => {
    expect(label({ channel: 'payment_file' }, { entityType: 'business', entityName: 'Corner Shop', amountMinor: null })).toBe('Save payment file');
  });
});
