import type { Vendor } from '../../../src-shared/contract/parties.ts';
import { CRITICALITIES, FLEXIBILITY_LEVELS, type FlexibilityLevel } from '../../../src-shared/domain/vocabulary/parties.ts';
import { amountColumn, nameColumn, nextDueColumn } from '../../components/party/common-columns.tsx';
import type { PartyColumn } from '../../components/party/party-columns.ts';
import listClasses from '../../components/party/party-list.module.css';
import { CATEGORY_WORDS, CRITICALITY_WORDS, paymentTermsWords, shortWord } from '../../components/party/party-words.ts';
import type { Format } from '../../components/use-format.ts';

/** The answers to “Can it wait?”. */
const FLEXIBILITY_SHORT: Readonly<Record<FlexibilityLevel, string>> = { can_delay: 'Yes', negotiable: 'Negotiable', cannot_delay: 'No' };

const NOT_KNOWN = <span className={listClasses['faint']}>–</span>;

export function vendorColumns(format: Format): readonly PartyColumn<Vendor>[] {
  const look = { kind: 'vendor', format } as const;
  const base = format.baseCurrency;
  return [
    nameColumn('vendor'),
    {
      key: 'category',
      label: 'Spent on',
      px: 96,
      isNumber: false,
      cell: ({ category }) => CATEGORY_WORDS[category],
      value: ({ category }) => CATEGORY_WORDS[category],
      text: ({ category }) => CATEGORY_WORDS[category],
    },
    amountColumn(look, { key: 'open', label: `To pay, ${base}`, figure: 'owed', px: 100, pick: ({ openMinor }) => openMinor }),
    amountColumn(look, { key: 'overdue', label: 'Overdue', figure: 'overdue', px: 80, isLate: true, pick: ({ overdueMinor }) => overdueMinor }),
    amountColumn(look, {
      key: 'year',
      label: '12 months',
      figure: 'lastTwelveMonths',
      px: 108,
      isExtra: true,
      pick: ({ lastTwelveMonthsMinor }) => lastTwelveMonthsMinor,
    }),
    nextDueColumn(),
    {
      key: 'flexibility',
      label: 'Can it wait?',
      px: 88,
      isNumber: false,
      cell: ({ flexibilityLevel }) => (flexibilityLevel === null ? NOT_KNOWN : FLEXIBILITY_SHORT[flexibilityLevel]),
      value: ({ flexibilityLevel }) => (flexibilityLevel === null ? null : FLEXIBILITY_LEVELS.indexOf(flexibilityLevel)),
      text: ({ flexibilityLevel }) => (flexibilityLevel === null ? '' : FLEXIBILITY_SHORT[flexibilityLevel]),
    },
    {
      key: 'criticality',
      label: 'If not paid',
      px: 82,
      isNumber: false,
      cell: ({ criticality }) => (criticality === null ? NOT_KNOWN : shortWord(CRITICALITY_WORDS[criticality])),
      value: ({ criticality }) => (criticality === null ? null : CRITICALITIES.indexOf(criticality)),
      text: ({ criticality }) => (criticality === null ? '' : shortWord(CRITICALITY_WORDS[criticality])),
    },
    {
      key: 'terms',
      label: 'Terms',
      px: 88,
      isExtra: true,
      isNumber: false,
      cell: (vendor) => paymentTermsWords(vendor) ?? NOT_KNOWN,
      value: ({ paymentTermsDays }) => paymentTermsDays,
      text: (vendor) => paymentTermsWords(vendor) ?? '',
    },
  ];
}
