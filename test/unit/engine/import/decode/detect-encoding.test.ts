import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../../../src-main/engine/import/decode/decode-bytes.ts';
import { detectEncoding } from '../../../../../src-main/engine/import/decode/detect-encoding.ts';
import { findEncoding, SUPPORTED_ENCODINGS } from '../../../../../src-shared/domain/vocabulary/encodings.ts';

const SAMPLES: readonly (readonly [string, string])[] = [
  // Accents inside words are valid byte pairs of Chinese and Japanese encodings too; where they stand tells them apart.
  ['windows-1252', '"Auftraggeber/Empfänger";"Währung"\n"Bäckerei Sonnenhügel";"Frühstück"\n"Müller & Söhne GmbH"\n'],
  ['windows-1252', 'Göteborg;Överföring;Belopp\nSão Paulo;Descrição;Não\n'],
  ['utf-8', 'Buchungstag;Empfänger;Betrag\n01.02.2024;Bäckerei Müller;-3,50\n'],
  ['windows-1252', 'Date;Libellé;Montant\n22/03/2024;Prélèvement électricité à régler — café;-10,00\n'],
  ['windows-1252', 'Buchungstag;Empfänger;Währung\n22.03.2024;Bäckerei Größe Übung;EUR\n'],
  ['windows-1250', 'Datum zaúčtování;Částka;Zpráva pro příjemce\n27.05.2024;-1,00;Příliš žluťoučký kůň\n'],
  ['windows-1250', 'Data księgowania;Kwota;Tytuł\n2024-01-01;-50,00;Sklep spożywczy, żółta łąka\n'],
  ['iso-8859-2', 'Data księgowania;Kwota;Tytuł\n2024-01-01;-50,00;Sklep spożywczy, żółta łąka śliwek\n'],
  ['windows-1251', 'Дата операции;Сумма;Описание\n01.02.2024;-100,00;Оплата услуг связи\n'],
  ['koi8-r', 'Дата операции;Сумма;Описание\n01.02.2024;-100,00;Оплата услуг связи\n'],
  ['windows-1253', 'Ημερομηνία;Ποσό;Περιγραφή\n01/02/2024;-10,00;Αγορά από κατάστημα\n'],
  ['windows-1254', 'Tarih;Açıklama;Tutar\n01.02.2024;Alışveriş, kırtasiye, güneş ışığı;-10,00\n'],
  ['windows-1255', 'תאריך,תיאור,סכום\n01/02/2024,משכורת חודש ינואר,100.00\n'],
  ['macintosh', 'Datum;Empfänger;Betrag\n01.02.2024;Müller Größe Käse für Äpfel;-3,50\n'],
  ['gb18030', '交易日期,交易说明,金额\n2024-01-02,支付宝-商品消费,-20.00\n'],
  ['shift_jis', '取引日,摘要,お支払金額\n2024/01/02,コンビニでの買い物,500\n'],
  ['euc-kr', '거래일시,적요,출금액\n2024.01.02,체크카드 결제,500\n'],
];

describe('detectEncoding', () => {
  it.each(SAMPLES)('reads %s text back as it was written', (label, text) => {
    const bytes = new Uint8Array(iconv.encode(text, findEncoding(label)?.codec ?? label));
    expect(decodeBytes(bytes, detectEncoding(bytes).encoding)).toBe(text);
  });

  it.each(['utf-16le', 'utf-16be'])('knows %s with and without a byte order mark', (label) => {
    const text = 'Datum;Betrag\n2024-01-02;-10,00\n';
    for (const addBOM of [true, false]) {
      const bytes = new Uint8Array(iconv.encode(text, label, { addBOM }));
      expect(detectEncoding(bytes).encoding).toBe(label);
      expect(decodeBytes(bytes, label)).toBe(text);
    }
  });

  it('keeps UTF-8 for a file with one damaged character', () => {
    const good = new TextEncoder().encode('Überweisung für Bücher, Möbel und Käse\n'.repeat(20));
    const bytes = new Uint8Array([...good, 0xe4, 0x0a]);
    expect(detectEncoding(bytes).encoding).toBe('utf-8');
  });

  it('offers every encoding by a label that decodes', () => {
    for (const { label } of SUPPORTED_ENCODINGS) expect(decodeBytes(new Uint8Array([0x41]), label).length).toBeLessThanOrEqual(1);
    expect(() => decodeBytes(new Uint8Array([0x41]), 'ebcdic')).toThrow(/not known/);
  });

  it('joins a character that two pieces of a large file share', () => {
    const text = `${'a'.repeat(262_143)}é end`;
    expect(decodeBytes(new TextEncoder().encode(text), 'utf-8')).toBe(text);
  });
});
