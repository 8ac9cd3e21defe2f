import { foldText } from './values/month-names.ts';

/** Lines that state a balance or a sum instead of a movement. Word stems, folded. */
const BALANCE_LINE =
  /(^|[^\p{L}])(opening|closing|beginning|ending|starting|previous|brought forward|carried forward|ledger|available|current|total|subtotal|sub-total|totals|sum|grand total|anfangs|end|schluss|alter|neuer|kontostand|summe|gesamt|saldo|soldo|solde|ancien solde|nouveau solde|totaux|totale|totali|saldo inicial|saldo final|saldo anterior|saldo iniziale|saldo finale|saldo do dia|suma|razem|celkem|osszesen|toplam|итого|остаток|合计|合計|总计|期初|期末|上期|小计|前期繰越|繰越|합계|이월)/u;
const BALANCE_WORD =
  /(open|opening|close|closing|beginning|ending|starting|previous|brought forward|carried forward|b\/f|c\/f)\s*(ledger|available)?\s*(balance|saldo)|balance\s*(brought|carried)\s*forward|^(total|totals|sub-?total|grand total|summe|gesamtsumme|gesamt|totaal|totaux|totale|totali|suma|razem|celkem|osszesen|toplam|итого|всего|合计|合計|总计|小计|합계|total general)\b|(anfangs|end|schluss|tages)saldo|(alter|neuer|aktueller) (konto)?(stand|saldo)|kontostand|(ancien|nouveau) solde|solde (initial|final|precedent|au|en)|saldo (inicial|final|anterior|iniziale|finale|do dia|precedente|poczatkowe|koncowe|contabile|al|em|total|disponivel|dia)|(pocatecni|konecny|pociatocny) z[ou]statok|zustatek|nyito egyenleg|zaro egyenleg|sold (initial|final|anterior)|(входящий|исходящий) остаток|期初余额|期末余额|上期余额|前期繰越|繰越残高|이월잔액|전월이월|devir|ingaende saldo|utgaende saldo|inngaende saldo|alkusaldo|loppusaldo/u;

/** What every such word contains, tested first because nearly no text does. */
const BALANCE_HINT =
  /bal|sal[dt]|sold|tot|sum|gesamt|stand|z[uůo]st|raz|celk|sszesen|topl|egyen|остат|итог|всего|合|余|总|小计|残|繰|이월|합|devir|forward|[bc]\/f/i;
/** A longer text tells of a movement. */
const LONGEST_BALANCE_LINE = 60;

/** Whether the words of a line say that it states a balance or a total. */
export function saysBalanceOrTotal(text: string): boolean {
  if (text.length > LONGEST_BALANCE_LINE || !BALANCE_HINT.test(text.replaceAll(' ', ''))) return false;
  const folded = foldText(text).trim();
  // "S A L D O": spaced out for print.
  const joined = /^(\p{L} )+\p{L}$/u.test(folded) ? folded.replaceAll(' ', '') : folded;
  return BALANCE_WORD.test(joined) || /^(saldo|balance|solde|sold|kontostand|zustatek|bakiye|残高|余额|остаток)$/.test(joined);
}

/** Whether a line without a readable date speaks of sums at all; looser, for such a line is no movement anyway. */
export function speaksOfSums(text: string): boolean {
  return BALANCE_LINE.test(foldText(text));
}

const PENDING =
  /^(true|yes|ja|oui|si|1|y)$|pending|vorgemerkt|vormerk|offen|en attente|en cours|a venir|pendiente|en proceso|in sospeso|in attesa|da contabilizzare|non contabilizzat|pendente|in behandeling|gereserveerd|reserverad|reservert|reserveret|vantar|afventer|varaus|katevaraus|oczekuj|blokada|w toku|cekajici|nezauctovan|blokace|fuggo|zarolt|in asteptare|in curs|beklemede|bekleyen|provizyon|в обработке|ожида|в ожидании|авторизац|холд|处理中|待入账|未入账|未确定|速報|予約|승인대기|authori[sz]ed|authori[sz]ation|on hold|unposted/u;
const FAILED =
  /failed|failure|declin|denied|reject|cancel|reverted|voided|expired|fehlgeschlagen|abgelehnt|storniert|zuruckgewiesen|annul|refus|echou|rechazad|fallid|cancelad|rifiutat|annullat|recusad|falhou|estornad|geweigerd|mislukt|geannuleerd|avvist|avbruten|nekad|hylatty|odrzucon|anulowan|zamitnut|zrusen|elutasit|sikertelen|respins|anulat|iptal|basarisiz|отклон|отмен|неуспеш|支付失败|已取消|失敗|取消済|실패/u;

/** What the status cell of a row says: booked, not booked yet, or never happened. */
export function statusOf(cell: string, title: string): 'booked' | 'pending' | 'failed' {
  const text = foldText(cell).trim();
  if (text === '') return 'booked';
  if (/^(true|yes|1|y)$/.test(text)) return /pending|vorgemerkt|pendiente/.test(foldText(title)) ? 'pending' : 'booked';
  if (FAILED.test(text)) return 'failed';
  return PENDING.test(text) ? 'pending' : 'booked';
}
