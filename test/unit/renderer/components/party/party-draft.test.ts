import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../../../../src-shared/domain/money/currency.ts';
import {
  changedFields,
  draftOfParty,
  fieldsOfDraft,
  newPartyDraft,
  partyProblems,
} from '../../../../../src-renderer/components/party/party-draft.ts';
import { must } from '../../../../../src-shared/result/assert.ts';
import { customer } from './parties.ts';

const EUR = currencyCode('EUR');

describe('a customer being typed', () => {
  it('needs a name and nothing else', () => {
    expect(partyProblems(newPartyDraft(EUR), 'en-IE')).toEqual({ name: 'Give a name.' });
    expect(fieldsOfDraft('customer', { ...newPartyDraft(EUR), name: '  Alpha ' }, 'en-IE')).toMatchObject({
      name: 'Alpha',
      email: null,
      notes: null,
    });
  });

  it.each([
    ['a mail without a place', { email: 'office@' }, ['email']],
    ['days that are none', { paymentTermsDays: 'soon' }, ['paymentTermsDays']],
    ['a negative limit', { creditLimit: '-5' }, ['creditLimit']],
  ])('refuses %s', (_what, change, fields) => {
    const draft = { ...newPartyDraft(EUR), name: 'Alpha', ...change };
    expect(Object.keys(partyProblems(draft, 'en-IE'))).toEqual(fields);
    expect(fieldsOfDraft('customer', draft, 'en-IE')).toBeNull();
  });

  it('words its terms by the days, and keeps terms that somebody worded', () => {
    const known = customer({ paymentTerms: 'net_30', paymentTermsDays: 30 });
    const draft = { ...draftOfParty(known, 'en-IE'), paymentTermsDays: '14' };
    expect(fieldsOfDraft('customer', draft, 'en-IE')).toMatchObject({ paymentTerms: 'net_14', paymentTermsDays: 14 });
    expect(fieldsOfDraft('customer', { ...draft, paymentTerms: '2/10 net 30' }, 'en-IE')).toMatchObject({ paymentTerms: '2/10 net 30' });
    expect(fieldsOfDraft('customer', { ...draft, paymentTermsDays: '0' }, 'en-IE')).toMatchObject({ paymentTerms: 'due_on_receipt' });
  });

  it('sends only what was changed, with the way back', () => {
    const known = customer({ email: 'a@example.com', creditLimitMinor: 500_000, lockedFields: ['name'] });
    const untouched = must(fieldsOfDraft('customer', draftOfParty(known, 'de-DE'), 'de-DE'), 'the fields');
    expect(changedFields(known, untouched)).toEqual({ after: {}, before: {} });
    expect(changedFields(known, { ...untouched, email: null })).toEqual({ after: { email: null }, before: { email: 'a@example.com' } });
  });
});
