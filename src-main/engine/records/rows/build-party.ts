import { daysOfTerms } from '../read-cell.ts';
import { type Built, nameOf, numberOf, rejected, type RowCells, said, textOf } from './row-draft.ts';
import type { FieldValues } from '../types.ts';

/** An address in one line from the parts that lists keep apart: street, postcode and city, region. */
function addressOf(read: FieldValues): string | null {
  const place = `${textOf(read, 'postcode')} ${textOf(read, 'city')}`.trim();
  const parts = [textOf(read, 'address'), textOf(read, 'street'), place, textOf(read, 'region')].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}

/** A row of a list of customers or vendors. */
export function buildParty({ read, raw }: RowCells): Built {
  const { firstName: _first, lastName: _last, street: _street, postcode: _postcode, city: _city, region: _region, ...kept } = read;
  const name = nameOf(read, 'name');
  const terms = textOf(read, 'paymentTerms');
  // A table with a column for the days says there what it knows of them.
  const days = raw.has('paymentTermsDays') ? numberOf(read, 'paymentTermsDays') : daysOfTerms(terms);
  const address = addressOf(read);
  const values = said({ ...kept, name, address, paymentTermsDays: days });
  const leftOut =
    name === ''
      ? rejected('It has no name.')
      : address !== null && address.length > 500
        ? rejected('The address is longer than 500 characters.')
        : null;
  return { values, leftOut, party: null, label: name, termsDays: null };
}
