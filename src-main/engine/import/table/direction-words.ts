import { foldText } from './values/month-names.ts';

/** Money in is 1, money out −1, neither (moved between own pots) 0. */
export type Direction = -1 | 0 | 1;

/** Cells of a column that holds nothing but the direction. */
const FLAG_OUT =
  'd dr db deb debit debits dbit debet debito debitos s soll a af out outgoing outflow outgo withdrawal withdraw withdrawn payment paid expense expenses spend spent sent send purchase minus - − – neg negative cargo cargos debe dare uscita uscite addebito saida sortie depense retrait prelevement ausgang ausgabe ausgaben belastung abgang lastschrift ut uttag utgift utgaende ud udgift otto meno pano_otto obciazenie wydatek wyplata rozchod wn vydaj odchozi odchodzi odliv terheles kiadas tartozik t iesire plata borc cikan gider rashod isplata breme duguje расход списание дебет дт видаток χρεωση χ חובה 支出 支 借 借方 付 付款 转出 出 出金 支払 支払い 出金取引 출금 지급 지출 출 no ghi_no deducted debited kulu breme';
const FLAG_IN =
  'c cr cred credit credits crdt credito creditos kredit kreditni h haben in incoming inflow deposit received receive receipt income refund refunded plus + pos positive abono abonos haber avere entrata entrate accredito entrada recette depot eingang einnahme einnahmen gutschrift zugang bij bijschrijving inn insattning inkomst ingaende ind indtaegt pano tulo uznanie wplata wplyw przychod ma prijem prichozi prijem priliv jovairas bevetel kovetel j k intrare incasare alacak giren gelir prihod uplata dobro potrazuje приход зачисление поступление кредит кт надходження πιστωση π זכות 收入 收 贷 贷方 貸 貸方 收款 转入 入 入金 入金取引 입금 수입 입 co ghi_co credited tulud';
const FLAG_NEUTRAL = '/ n/a neutral 不计收支 中性交易 其他 不计 neither';

/** Words within a text that say which way money went, whatever the amount's sign is. Words that go either way (transfer, payment) are left out. */
const TEXT_OUT =
  'withdrawal withdrawals withdraw withdrew purchase purchases debit atm pos fee fees supplier vendor bought rent grocery groceries restaurant lastschrift abbuchung bankomat kartenzahlung auszahlung miete belastung einkauf ueberweisungsauftrag prelevement retrait achat cotisation frais facture prelievo addebito acquisto commissioni commissione canone compra cargo comision retirada retiro saida tarifa saque pagto enviado enviada enviados afschrijving betaalautomaat geldautomaat pinbetaling kortkop korttransaktion kortbetalning uttag avgift gebyr varekjop dankort nosto ostos korttiosto zakup wyplata oplata prowizja nakup vyber poplatek platba_kartou vasarlas keszpenzfelvetel kesze dij comision retragere cumparare plata_card cekim harcama odeme masraf isplata nakup trosak покупка снятие комиссия списание оплата купівля pirkums pirkinys ost autopay_debit bill_payment';
const TEXT_IN =
  'salary salaries payroll wages deposit deposits refund refunds refunded cashback received credited rebate dividend dividends sold payroll_deposit customer gutschrift gehalt lohn erstattung rueckerstattung geldeingang zahlungseingang einzahlung bareinzahlung habenzinsen depot remboursement salaire encaissement accredito stipendio versamento versamenti vers rimborso incasso incassi ricavi ingreso abono nomina devolucion reembolso salario recebido recebida recebimento estorno deposito rendimento bijschrijving salaris storting terugbetaling insattning lon lonn aterbetalning aterkop indbetaling innbetaling palkka hyvitys wplyw wplata wynagrodzenie zwrot vklad mzda vratka prijem jovairas fizetes_erkezett munkaber incasare salariu rambursare gelen iade yatan maas uplata placa povrat зарплата зачисление поступление возврат пополнение надходження повернення alga atlyginimas palk interest_paid interest_earned interest_payment interest_credit you_sold';
const TEXT_OUT_ANYWHERE = [
  '消费',
  '支出',
  '提现',
  '取款',
  '转出',
  '扣款',
  '购买',
  '还信用卡',
  '手续费',
  '出金',
  '引落',
  '引出',
  '手数料',
  'お支払',
  '출금',
  '결제',
  '수수료',
];
const TEXT_IN_ANYWHERE = [
  '退款',
  '退货',
  '收入',
  '工资',
  '存入',
  '利息',
  '转入',
  '收款',
  '还款',
  '入金',
  '給与',
  '給料',
  '返金',
  '預入',
  '利息',
  '입금',
  '급여',
  '환불',
  '이자',
];
const TEXT_OUT_PHRASES = [
  'you bought',
  'paid to',
  'payment to',
  'transfer to',
  'transfer out',
  'sent to',
  'virement vers',
  'virement emis',
  'vir emis',
  'bonifico a favore',
  'bonifico disposto',
  'transferencia enviada',
  'transferencia a favor',
  'pix enviado',
  'pagamento efetuado',
  'overforing till',
  'overforsel til',
  'przelew wychodzacy',
  'odchozi platba',
  'odchozi uhrada',
  'kimeno',
  'giden',
  'cash advance',
  'service charge',
  'finance charge',
  'direct debit',
  'standing order',
  'card payment',
  'reinvestment',
  'money sent',
  'best supplier',
];
const TEXT_IN_PHRASES = [
  'you sold',
  'payment received',
  'payment - thank',
  'payment thank',
  'thank you',
  'interest paid',
  'interest earned',
  'interest payment',
  'transfer from',
  'transfer in',
  'received from',
  'payment from',
  'direct deposit',
  'virement de',
  'virement recu',
  'vir recu',
  'bonifico a vostro',
  'bonifico a tuo',
  'bonifico ricevuto',
  'transferencia recibida',
  'transferencia recebida',
  'pix recebido',
  'pagamento recebido',
  'overforing fran',
  'overforsel fra',
  'przelew przychodzacy',
  'prichozi platba',
  'prichozi uhrada',
  'bejovo',
  'incoming',
  'money added',
  'top-up',
  'topup',
  'mobile deposit',
];

const split = (words: string): Set<string> => new Set(words.split(' ').map((word) => foldText(word.replaceAll('_', ' '))));
const FLAGS: ReadonlyMap<string, Direction> = new Map([
  ...[...split(FLAG_NEUTRAL)].map((word) => [word, 0] as const),
  ...[...split(FLAG_IN)].map((word) => [word, 1] as const),
  ...[...split(FLAG_OUT)].map((word) => [word, -1] as const),
]);
const OUT_WORDS = split(TEXT_OUT);
const IN_WORDS = split(TEXT_IN);

/** The direction a cell of a direction column names ("D", "贷 Cr", "Haben", "outflow"), or null when it is no such word. */
export function directionOfFlag(cell: string): Direction | null {
  const text = foldText(cell).trim();
  const known = FLAGS.get(text) ?? FLAGS.get(text.replaceAll(/[.()\s]/g, ''));
  if (known !== undefined) return known;
  const parts = text.split(/[^\p{L}]+/u).filter((part) => part !== '');
  const [first, second] = parts.map((part) => FLAGS.get(part));
  return parts.length === 2 && first !== undefined && first === second ? first : null;
}

/** Said by a card's issuer about money that arrived there; on a bank account nobody thanks for it. */
const CARD_PAYMENT =
  /payment.{0,20}thank|thank you.{0,12}payment|payment received|pagamento recebido|pago recibido|paiement recu|zahlung erhalten|einzahlung erhalten|pagamento ricevuto|betaling modtaget|inbetalning/;

/** Whether a text is how a card's statement announces that the balance was paid. */
export function isCardPayment(text: string): boolean {
  return CARD_PAYMENT.test(foldText(text));
}

/** The direction that the words of a description or type name without doubt, or null: none, or words for both. */
export function directionOfText(text: string): -1 | 1 | null {
  const folded = foldText(text);
  const hasOut = TEXT_OUT_PHRASES.some((phrase) => folded.includes(phrase)) || TEXT_OUT_ANYWHERE.some((word) => folded.includes(word));
  const hasIn = TEXT_IN_PHRASES.some((phrase) => folded.includes(phrase)) || TEXT_IN_ANYWHERE.some((word) => folded.includes(word));
  const words = folded.match(/\p{L}+/gu) ?? [];
  const isOut = hasOut || words.some((word) => OUT_WORDS.has(word));
  const isIn = hasIn || words.some((word) => IN_WORDS.has(word));
  if (isOut === isIn) return null;
  return isOut ? -1 : 1;
}
