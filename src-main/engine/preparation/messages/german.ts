import type { DocumentsWords, MessageWords } from './message-words.ts';

const named = ({ list }: DocumentsWords): string => {
  const [only] = list;
  return list.length === 1 && only !== undefined && only.number !== null
    ? `Rechnung ${only.number}`
    : list.length === 1
      ? 'unsere Rechnung'
      : 'offene Rechnungen';
};

export const GERMAN: MessageWords = {
  greeting: (person) => (person === null ? 'Guten Tag,' : `Guten Tag ${person},`),
  closing: 'Mit freundlichen Grüßen',
  document: ({ amount, due, issued, number }) => `Rechnung${number === null ? '' : ` ${number}`} vom ${issued}, fällig am ${due}: ${amount}`,
  total: (amount) => `Insgesamt: ${amount}`,
  collection: {
    soft: (documents, payBy) => ({
      subject: `Freundliche Erinnerung: ${named(documents)}`,
      paragraphs: [
        'ich hoffe, es geht Ihnen gut. Nur eine kurze Nachricht zu Folgendem, das bei uns noch als offen geführt wird:',
        `Können Sie uns sagen, wann wir damit rechnen dürfen? Eine Zahlung bis zum ${payBy} wäre ideal. Falls sie schon unterwegs ist, betrachten Sie diese Nachricht bitte als erledigt – vielen Dank.`,
        'Sollte dazu etwas unklar sein, genügt eine kurze Antwort, und wir klären es gemeinsam.',
      ],
    }),
    professional: (documents, payBy) => ({
      subject: `Zahlungserinnerung: ${named(documents)}`,
      paragraphs: [
        'nach unseren Unterlagen ist Folgendes bereits fällig:',
        `Wir bitten um Zahlung bis zum ${payBy}. Sollte sie sich mit diesem Schreiben überschneiden, betrachten Sie es bitte als gegenstandslos.`,
        'Falls es eine Frage zur Rechnung gibt oder sie noch nicht beglichen werden kann, geben Sie uns bitte Bescheid, damit wir eine Lösung finden.',
      ],
    }),
    firm: (documents, payBy) => ({
      subject: `Dringende Zahlungserinnerung: ${named(documents)}`,
      paragraphs: [
        'zu Folgendem, das schon länger fällig ist, konnten wir bislang keinen Zahlungseingang zuordnen:',
        `Bitte veranlassen Sie die Zahlung bis zum ${payBy}. Ist sie inzwischen erfolgt, nennen Sie uns bitte das Datum, damit wir sie finden.`,
        'Ist die vollständige Zahlung bis dahin nicht möglich, melden Sie sich bitte vorher, dann vereinbaren wir Raten. Andernfalls müssten wir weitere Schritte erwägen.',
      ],
    }),
  },
  statutoryInterest:
    'Der Vollständigkeit halber: Zwischen Unternehmen sieht das Gesetz Zinsen auf überfällige Beträge vor. Wir möchten sie lieber nicht berechnen müssen.',
  earlyPayment: (documents, payBy, discount) => ({
    subject: `Eine Bitte: ${named(documents)}`,
    paragraphs: [
      'wir haben eine kleine Bitte zu Folgendem, das noch nicht fällig ist:',
      `Eine frühere Zahlung bis zum ${payBy} würde uns bei der Planung helfen.${discount === null ? '' : ` Im Gegenzug können Sie ${discount} abziehen.`}`,
      'Passt das nicht, bleibt es selbstverständlich beim vereinbarten Termin. Danke, dass Sie es prüfen.',
    ],
  }),
  vendorDelay: (_, payBy) => ({
    subject: 'Bitte um einen späteren Zahlungstermin',
    paragraphs: [
      'vielen Dank für die gute Zusammenarbeit. Folgende Rechnungen von Ihnen haben wir zur Zahlung eingeplant:',
      `Um unsere Zahlungen gleichmäßiger zu verteilen, würden wir sie gern am ${payBy} begleichen. Ist das für Sie in Ordnung?`,
      'Uns ist wichtig, das offen und rechtzeitig zu klären; falls der Termin schwierig ist, sagen Sie uns bitte, was möglich wäre.',
    ],
  }),
  expenseQuery: ({ amount, date, usual, sender }) => ({
    subject: `Frage zu Ihrer Abbuchung vom ${date}`,
    paragraphs: [
      `am ${date} haben wir ${amount} an Sie gezahlt.${usual === null ? '' : ` Üblich sind etwa ${usual}.`}`,
      `Können Sie uns eine Aufstellung des Betrags schicken, damit ${sender} ihn richtig verbuchen kann?`,
      'Falls sich der Preis geändert hat, teilen Sie uns bitte mit, ab wann der neue gilt.',
    ],
  }),
  paymentQuery: ({ amount, date, expected, sender }) => ({
    subject: `Ihre Zahlung vom ${date}`,
    paragraphs: [
      `vielen Dank für Ihre Zahlung über ${amount}, die am ${date} bei ${sender} eingegangen ist.`,
      `${expected === null ? 'Wir sind nicht sicher, wozu sie gehört.' : `Für die Belege, denen wir sie zuordnen würden, hatten wir ${expected} vorgemerkt.`} Können Sie uns sagen, welche Rechnungen sie begleicht?`,
      'Eine Zeile mit den Rechnungsnummern genügt.',
    ],
  }),
  checkIn: ({ reader, sender }) => ({
    subject: `Wie läuft es bei ${reader}?`,
    paragraphs: [
      'unsere letzte Zusammenarbeit liegt ein wenig zurück, und ich wollte fragen, wie es Ihnen geht.',
      'Steht etwas an, bei dem wir helfen können, oder können wir etwas besser machen?',
      `Ich nehme mir gern ein paar Minuten Zeit, wann immer es Ihnen passt – ebenso wie alle bei ${sender}.`,
    ],
  }),
  extension: ({ due, sender, wanted, what }) => ({
    subject: `Bitte um Fristverlängerung: ${what}`,
    paragraphs: [
      `für ${sender} ist am ${due} fällig: ${what}.`,
      `Wir bitten um eine Verlängerung der Frist bis zum ${wanted} und um eine schriftliche Bestätigung.`,
      'Falls Sie Unterlagen oder eine Begründung in bestimmter Form benötigen, lassen Sie es uns bitte wissen.',
    ],
  }),
  invoiceNotice: ({ amount, due, sender, what }) => ({
    subject: `Rechnung: ${what}`,
    paragraphs: [
      `anbei erhalten Sie unsere Rechnung für ${what} über ${amount}, zahlbar bis zum ${due}.`,
      `Vielen Dank für die Zusammenarbeit mit ${sender}.`,
    ],
  }),
};
