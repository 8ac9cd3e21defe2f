import { type CurrencyCode, isCurrencyCode } from '../../../../../src-shared/domain/money/currency.ts';

/** Signs and words that name one currency. */
const UNAMBIGUOUS =
  'EUR:€,euro,euros,eur. GBP:£,stg,pound,pounds,sterling,英镑 USD:us$,usd$,u$s,u$d,us dollar,us dollars,dollar us,美元,美金,米ドル EUR:欧元,ユーロ JPY:円,日元,日圓,yen,jp¥ CNY:元,圆,圓,人民币,人民幣,rmb,cnh,cn¥,yuan KRW:₩,원,韩元 INR:₹,rs,rs.,inr.,rupees,रु BRL:r$,reais,real PLN:zł,zl,zlotych CZK:kč,kc HUF:ft,huf. RON:lei,leu RUB:₽,руб,руб.,р.,rur,рубль UAH:₴,грн,грн. TRY:₺,tl,trl ILS:₪,nis,ש"ח,שח,ש״ח THB:฿,บาท VND:₫,đ,vnđ IDR:rp,rp. MYR:rm PEN:s/,s/. CHF:sfr,sfr.,fr,fr.,chf.,franken,瑞士法郎 SGD:s$ HKD:hk$,港币,港幣,港元 TWD:nt$,新台幣,新臺幣,台币,ntd AUD:a$,au$,澳元 CAD:c$,ca$,can$,加元 NZD:nz$ MXN:mx$,mex$ ARS:ar$ CLP:clp$ COP:col$ ZAR:r,zar. BGN:лв,лв.,lv. RSD:din,din.,дин MKD:ден KZT:₸,тг NGN:₦ PHP:₱,php. GHS:gh₵,₵ KES:ksh,kes. BAM:km GEL:₾ AMD:֏ AED:dh,dhs,aed.,درهم SAR:sr,sar.,ريال KWD:kd EGP:e£,le PYG:₲ CRC:₡ ISK:ikr SEK:skr NOK:nkr DKK:dkr,kr. LKR:lkr. PKR:pkr. UZS:сум BYN:br';

const BY_WORD: ReadonlyMap<string, string> = new Map(
  [...UNAMBIGUOUS.matchAll(/([A-Z]{3}):([^:]+?)(?= [A-Z]{3}:|$)/g)].flatMap(([, code = '', words = '']) =>
    words.split(',').map((word) => [word, code] as const),
  ),
);

/** Signs that several currencies share: the account's own currency where it is one of them, else the first. */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '$',
    [
      'USD',
      'CAD',
      'AUD',
      'NZD',
      'SGD',
      'HKD',
      'TWD',
      'MXN',
      'ARS',
      'CLP',
      'COP',
      'UYU',
      'DOP',
      'BBD',
      'BMD',
      'BSD',
      'BZD',
      'FJD',
      'JMD',
      'TTD',
      'XCD',
      'NAD',
    ],
  ],
  ['¥', ['JPY', 'CNY']],
  ['￥', ['CNY', 'JPY']],
  ['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['kr.', ['DKK', 'ISK', 'NOK', 'SEK']],
  ['£', ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'LBP']],
  ['rs', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
  ['rs.', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
  ['元', ['CNY', 'TWD', 'HKD']],
  ['fr', ['CHF', 'XAF', 'XOF']],
  ['dollar', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']],
  ['peso', ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'DOP', 'UYU']],
]);

/**
 * The currency that a sign, word or code names, or null. A sign that several currencies share (`$`, `kr`) means the account's currency where that
 * is one of them, because a bank writes its own currency short; otherwise the best known of them.
 */
export function currencyOfWord(word: string, accountCurrency: CurrencyCode | null): CurrencyCode | null {
  const text = word.trim();
  if (text === '' || text.length > 12) return null;
  const upper = text.toUpperCase();
  if (upper.length === 3 && isCurrencyCode(upper)) return upper;
  const lower = text.toLowerCase().normalize('NFKC');
  const shared = SHARED.get(lower) ?? SHARED.get(text);
  if (shared !== undefined) {
    const code = accountCurrency !== null && shared.includes(accountCurrency) ? accountCurrency : (shared[0] ?? '');
    return isCurrencyCode(code) ? code : null;
  }
  const code = BY_WORD.get(lower);
  return code !== undefined && isCurrencyCode(code) ? code : null;
}

/** A currency named within a title or a line around the table: `Amount (EUR)`, `Saldo in CHF`, `金额(元)`. */
export function currencyInText(text: string, accountCurrency: CurrencyCode | null): CurrencyCode | null {
  for (const [word] of text.matchAll(/\b[A-Z]{3}\b|[€£₹₩₽₺₪₴฿₫]|[A-Z]{1,3}\$|元|円|원|人民币|\$|\bzł|\bKč/g)) {
    const code = currencyOfWord(word, accountCurrency);
    if (code !== null) return code;
  }
  return null;
}
