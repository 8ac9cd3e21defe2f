import { describe, expect, it } from 'vitest';
import { routingProblem } from '../../../../../src-shared/domain/banking/aba.ts';
import { bicFitsIban, isBic, normalizeBic } from '../../../../../src-shared/domain/banking/bic.ts';
import { isCreditorReference } from '../../../../../src-shared/domain/banking/creditor-reference.ts';
import { NATIONAL_FORMS, SEPA_IBAN_COUNTRIES } from '../../../../../src-shared/domain/banking/iban-forms.ts';
import { formatIban, ibanLength, ibanProblem, isSepaIban, normalizeIban } from '../../../../../src-shared/domain/banking/iban.ts';

/** The examples of the IBAN registry, all fictitious. */
const EXAMPLES = `AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201 AZ21NABZ00000000137010001944
  BA391290079401028494 BE68539007547034 BG80BNBG96611020345678 BH67BMAG00001299123456 BR9700360305000010009795493P1 BY13NBRB3600900000002Z00AB00
  CH9300762011623852957 CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000 DK5000400440116243
  DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002 ES9121000418450200051332 FI2112345600000785 FO6264600001631634
  FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917 GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695
  GT82TRAJ01020000001210029690 HR1210010051863000160 HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
  IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456 JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101
  KZ86125KZT5004100100 LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000
  LU280019400644750000 LV80BANK0000435195001 MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951 MK07250120000058984
  MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR NL91ABNA0417164300 NO9386011117947
  PK36SCBL0000001123456702 PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG
  RO49AAAA1B31007593840000 RS35260005601001611379 SA0380000000608010167519 SC18SSCB11010000000000001497USD SE4550000000058398257466
  SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100 ST68000100010051845310112 SV62CENR00000000000000700025
  TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326 UA213223130000026007233566001 VA59001123000012345678
  VG96VPVG0000012345678901 XK051212012345678906`.split(/\s+/);

describe('IBAN', () => {
  it.each(EXAMPLES)('%s of the registry is right', (iban) => {
    expect(ibanProblem(iban)).toBeNull();
  });

  it('accepts the printed form and small letters', () => {
    expect(ibanProblem('de89 3704 0044 0532 0130 00')).toBeNull();
    expect(normalizeIban(' de89 3704 ')).toBe('DE893704');
    expect(formatIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
  });

  it.each([
    ['', 'malformed'],
    ['DE8937040044053201300-', 'malformed'],
    ['ZZ89370400440532013000', 'unknown_country'],
    ['DE8937040044053201300', 'wrong_length'],
    ['DE893704004405320130A0', 'wrong_form'],
    ['DE89370400440532013001', 'wrong_checksum'],
    ['DE98370400440532013000', 'wrong_checksum'],
  ])('%s is %s', (iban, problem) => {
    expect(ibanProblem(iban)).toBe(problem);
  });

  it('refuses check digits 00, 01 and 99, whose remainder another number has', () => {
    const withRest = (check: string): string => `BE${check}000000000000`;
    const right = Array.from({ length: 97 }, (_, i) => String(i + 2).padStart(2, '0')).filter((check) => ibanProblem(withRest(check)) === null);
    expect(right).toHaveLength(1);
    expect(['00', '01', '99'].map((check) => ibanProblem(withRest(check)))).toEqual(['wrong_checksum', 'wrong_checksum', 'wrong_checksum']);
  });

  it('knows lengths, and countries of SEPA have one', () => {
    expect([ibanLength('NO'), ibanLength('DE'), ibanLength('MT'), ibanLength('US')]).toEqual([15, 22, 31, null]);
    expect([...SEPA_IBAN_COUNTRIES].filter((country) => !NATIONAL_FORMS.has(country))).toEqual([]);
    expect([isSepaIban('DE89'), isSepaIban('TR33')]).toEqual([true, false]);
  });
});

describe('BIC', () => {
  it('has 8 or 11 characters', () => {
    expect(['DEUTDEFF', 'deutdeff500', 'NWBKGB2L', 'DEUTDEF', 'DEUTDEFF50', 'DEUT1EFF'].map(isBic)).toEqual([true, true, true, false, false, false]);
    expect(normalizeBic(' deutdeff ')).toBe('DEUTDEFF');
  });

  it('belongs to the country of the IBAN or one of its territories', () => {
    expect(bicFitsIban('DEUTDEFF', 'DE89')).toBe(true);
    expect(bicFitsIban('RBOSGGSX', 'GB29')).toBe(true);
    expect(bicFitsIban('DEUTDEFF', 'AT61')).toBe(false);
  });
});

describe('routing number', () => {
  it.each(['011000015', '021000021', '091000019', '122105155', '322271627'])('%s is right', (routing) => {
    expect(routingProblem(routing)).toBeNull();
  });

  it.each([
    ['12210515', 'malformed'],
    ['000000000', 'malformed'],
    ['132105155', 'unknown_prefix'],
    ['122105156', 'wrong_checksum'],
  ])('%s is %s', (routing, problem) => {
    expect(routingProblem(routing)).toBe(problem);
  });
});

describe('creditor reference', () => {
  it('is checked by its digits', () => {
    expect(['RF18 5390 0754 7034', 'rf18539007547034', 'RF18539007547035', 'RF18', 'Invoice 12'].map(isCreditorReference)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
