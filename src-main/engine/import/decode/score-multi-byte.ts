import type { DetectedEncoding } from './detected-encoding.ts';

type Decode = (bytes: Uint8Array, encoding: string) => string;

/** Share of damaged characters up to which a multi-byte reading is believed: one cut at the edge of the sample. */
const DAMAGE_LIMIT = 0.01;

/**
 * The East Asian encoding under which the bytes are characters in everyday use, or null when none fits. Structure alone does not tell them apart
 * (most byte pairs are valid in several), so the share of everyday characters does: kana, hangul, and the hanzi that lists of payments use.
 */
export function scoreMultiByte(sample: Uint8Array, decode: Decode): DetectedEncoding | null {
  let best: { encoding: string; share: number; evidence: string } | null = null;
  for (const encoding of ['gb18030', 'shift_jis', 'euc-kr', 'big5', 'euc-jp']) {
    if (encoding === 'euc-kr' && !hasHighPairs(sample)) continue;
    if (hasAccentsInWords(sample, encoding)) continue;
    const text = decode(sample, encoding);
    const found = measure(text, encoding);
    if (found.damaged > Math.max(1, found.total * DAMAGE_LIMIT) || found.wide < 2) continue;
    const share = found.everyday / found.total;
    if (share >= 0.5 && (best === null || share > best.share + 0.02)) {
      const evidence = `Read as ${encoding}, ${Math.round(share * 100)} % of the characters beyond ASCII are in everyday use.`;
      best = { encoding, share, evidence };
    }
  }
  return best === null ? null : { encoding: best.encoding, confidence: Math.min(0.97, 0.5 + best.share / 2), evidence: best.evidence };
}

/** Share of byte pairs standing as accents do from which the text is taken for Latin words; a Chinese or Japanese text hardly ever reaches a tenth of it. */
const ACCENT_LIMIT = 0.25;

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/**
 * Whether the pairs stand where accented letters stand in Latin words: right after an ASCII letter, with another one as second byte ("Müller" is M, FC 6C,
 * l, e, r). East Asian text follows its own characters or a separator. Half-width katakana of Shift-JIS are single bytes and no pairs.
 */
function hasAccentsInWords(sample: Uint8Array, encoding: string): boolean {
  let pairs = 0;
  let accents = 0;
  let isAfterLetter = false;
  for (let i = 0; i < sample.length; i += 1) {
    const lead = sample[i] ?? 0;
    const isSingle = lead < 0x80 || (encoding === 'shift_jis' && lead >= 0xa0 && lead <= 0xdf);
    if (!isSingle) {
      pairs += 1;
      if (isAfterLetter && isLetter(sample[i + 1] ?? 0)) accents += 1;
      i += 1;
    }
    isAfterLetter = isSingle && isLetter(lead);
  }
  return accents > pairs * ACCENT_LIMIT;
}

/** Korean syllables in use are two bytes beyond A0; the extension that has lower second bytes would swallow Latin letters after an accent. */
function hasHighPairs(sample: Uint8Array): boolean {
  let pairs = 0;
  let high = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const lead = sample[i] ?? 0;
    if (lead < 0x80) continue;
    pairs += 1;
    if (lead > 0xa0 && (sample[i + 1] ?? 0xff) > 0xa0) high += 1;
    i += 1;
  }
  return high >= pairs * 0.95;
}

/** Frequent in statements and in general text, simplified and traditional: a sample, enough to tell a right reading from a wrong one. */
const COMMON_HANZI = new Set(
  '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市接场金银行付款交易时间支收入账额余类型对方摘要备注订单号户币种卡转存取息费商品说明状态成功' +
    '來時說個們國過對會學開發經頭動兩長樣現將與實點種聲話問機給業間東關產場銀帳戶餘額類別對備註訂單號幣轉費說狀態總計匯現金提存摘要支出存入日期' +
    '取引日付金額残高摘要入出お預払振込店名利用内容日時件円税手数料口座番号支店',
);

function measure(text: string, encoding: string): { total: number; wide: number; everyday: number; damaged: number } {
  let total = 0;
  let wide = 0;
  let everyday = 0;
  let damaged = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    total += 1;
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) damaged += 1;
    if (code >= 0x2e80) wide += 1;
    const isHangul = code >= 0xac00 && code < 0xd7a4;
    const isKana = code >= 0x3041 && code < 0x30ff;
    const isHanzi = code >= 0x4e00 && code < 0xa000;
    if (isHangul) everyday += encoding === 'euc-kr' ? 1 : 0;
    else if (isKana) everyday += encoding === 'shift_jis' || encoding === 'euc-jp' ? 1 : 0.2;
    else if (isHanzi) everyday += COMMON_HANZI.has(char) ? 1 : 0.45;
    else if ((code >= 0x3000 && code < 0x3020) || (code >= 0xff00 && code < 0xff5f) || code === 0xffe5) everyday += 0.8;
    else if (code >= 0xff61 && code < 0xffa0) everyday += encoding === 'shift_jis' ? 0.55 : 0;
  }
  return { total: Math.max(1, total), wide, everyday, damaged };
}
