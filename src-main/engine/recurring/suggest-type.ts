import type { ObligationType } from '../../../src-shared/domain/vocabulary/obligations.ts';

type Hint = { readonly type: ObligationType | null; readonly stems: readonly string[] };

/**
 * Beginnings of words that say what a payment is for, in the languages statements come in; the first hint that matches decides, so payroll taxes are
 * taxes. Null: money that moves by no agreement.
 */
const OUT_HINTS: readonly Hint[] = [
  { type: null, stems: ['transfer', 'owner', 'übertrag', 'virement interne', 'drawing'] },
  {
    type: 'tax',
    stems: [
      'tax',
      'vat',
      'hmrc',
      'revenue',
      'steuer',
      'finanzamt',
      'umsatzst',
      'lohnst',
      'impot',
      'impôt',
      'tva',
      'urssaf',
      'cotisation',
      'belasting',
      'btw',
      'φπα',
      'εφκα',
      'φόρο',
      'порез',
      'пдв',
      'социал',
      'sozialvers',
      'krankenkasse',
      'social',
      'payroll tax',
    ],
  },
  { type: 'payroll', stems: ['payroll', 'salar', 'wage', 'lohn', 'gehalt', 'salaire', 'loon', 'μισθ', 'зарад', 'плат'] },
  {
    type: 'rent',
    stems: [
      'rent',
      'miet',
      'pacht',
      'loyer',
      'huur',
      'ενοίκι',
      'кириј',
      'закуп',
      'landlord',
      'estates',
      'immobil',
      'vastgoed',
      'некретнин',
      'foncière',
      'ακίνητ',
    ],
  },
  {
    type: 'loan',
    stems: ['loan', 'darlehen', 'kredit', 'tilgung', 'prêt', 'emprunt', 'lening', 'δάνει', 'кредит', 'mortgage', 'hypothe', 'financement'],
  },
  {
    type: 'subscription',
    stems: [
      'software',
      'hosting',
      'subscription',
      'abo',
      'abonnement',
      'phone',
      'internet',
      'telecom',
      'telekom',
      'télécom',
      'cloud',
      'saas',
      'apps',
      'logiciel',
      'софтвер',
      'телеком',
      'λογισμικ',
      'mobil',
    ],
  },
  {
    type: 'vendor_bill',
    stems: [
      'insurance',
      'versicher',
      'assurance',
      'verzeker',
      'utilit',
      'energ',
      'strom',
      'stadtwerke',
      'électric',
      'leasing',
      'professional',
      'bookkeeping',
      'steuerberat',
      'accountant',
      'cleaning',
      'waste',
      'subcontract',
      'goods',
      'material',
      'marketing',
      'полис',
      'осигур',
      'ασφάλ',
    ],
  },
];
const IN_EXCEPTIONS = [
  'interest',
  'zins',
  'intérêt',
  'interet',
  'rente',
  'τόκ',
  'камат',
  'transfer',
  'owner',
  'loan',
  'refund',
  'tax',
  'finanzamt',
  'übertrag',
];

const PARTS = /[^\p{L}]+/u;

/** Stems shorter than this must be the whole word: `abo` is not the beginning of `about`. */
const WHOLE_WORD = 4;

function contains(text: string, stem: string): boolean {
  if (stem.includes(' ')) return text.includes(stem);
  return text.split(PARTS).some((word) => (stem.length < WHOLE_WORD ? word === stem : word.startsWith(stem)));
}

/**
 * What an agreement behind a stream would be about, where its category or, without one, the payee's name says so; null where nothing does. Money in is
 * revenue unless it is interest, a refund or the owner's. An expense filed under a category without hint is a vendor bill.
 */
export function suggestType(stream: {
  readonly direction: 'in' | 'out';
  readonly category: string | null;
  readonly payee: string;
}): ObligationType | null {
  const { direction, category, payee } = stream;
  const filed = category?.toLowerCase() ?? null;
  const name = payee.toLowerCase();
  if (direction === 'in') return IN_EXCEPTIONS.some((stem) => contains(filed ?? name, stem)) ? null : 'revenue';
  for (const text of filed === null ? [name] : [filed, name]) {
    const hint = OUT_HINTS.find(({ stems }) => stems.some((stem) => contains(text, stem)));
    if (hint !== undefined) return hint.type;
    if (text === filed && /fee|charge|interest|gebühr|frais/u.test(text)) return null;
  }
  return filed === null ? null : 'vendor_bill';
}
