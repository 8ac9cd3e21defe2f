import type { DocumentsWords, MessageWords } from './message-words.ts';

const named = ({ list }: DocumentsWords): string => {
  const [only] = list;
  return list.length === 1 && only !== undefined && only.number !== null
    ? `facture ${only.number}`
    : list.length === 1
      ? 'notre facture'
      : 'factures ouvertes';
};

export const FRENCH: MessageWords = {
  greeting: (person) => (person === null ? 'Bonjour,' : `Bonjour ${person},`),
  closing: 'Cordialement,',
  document: ({ amount, due, issued, number }) => `Facture${number === null ? '' : ` ${number}`} du ${issued}, échéance le ${due} : ${amount}`,
  total: (amount) => `Au total : ${amount}`,
  collection: {
    soft: (documents, payBy) => ({
      subject: `Petit rappel : ${named(documents)}`,
      paragraphs: [
        'J’espère que vous allez bien. Un simple mot au sujet de ce qui suit, encore ouvert dans nos livres :',
        `Pourriez-vous nous dire quand nous pouvons attendre le règlement ? Un paiement d’ici le ${payBy} serait parfait. S’il est déjà en route, merci de ne pas tenir compte de ce message.`,
        'Si un point n’est pas clair, une courte réponse suffit et nous le réglerons ensemble.',
      ],
    }),
    professional: (documents, payBy) => ({
      subject: `Rappel de paiement : ${named(documents)}`,
      paragraphs: [
        'Selon nos livres, ce qui suit est arrivé à échéance :',
        `Nous vous serions reconnaissants d’un règlement d’ici le ${payBy}. S’il a croisé ce message, merci de ne pas en tenir compte.`,
        'Si la facture soulève une question ou ne peut pas encore être réglée, dites-le-nous afin que nous trouvions une solution.',
      ],
    }),
    firm: (documents, payBy) => ({
      subject: `Rappel urgent : ${named(documents)}`,
      paragraphs: [
        'Nous n’avons pas encore pu rapprocher de paiement avec ce qui suit, échu depuis un certain temps :',
        `Merci d’effectuer le règlement d’ici le ${payBy}. S’il a été fait entre-temps, indiquez-nous la date afin que nous le retrouvions.`,
        'Si un règlement complet n’est pas possible d’ici là, contactez-nous auparavant et nous conviendrons d’un échelonnement. À défaut, nous devrions envisager d’autres démarches.',
      ],
    }),
  },
  statutoryInterest:
    'Pour être complets : entre professionnels, la loi prévoit des intérêts sur les montants échus. Nous préférerions ne pas avoir à les facturer.',
  earlyPayment: (documents, payBy, discount) => ({
    subject: `Une demande : ${named(documents)}`,
    paragraphs: [
      'Nous avons une petite demande au sujet de ce qui suit, qui n’est pas encore échu :',
      `Un paiement anticipé, d’ici le ${payBy}, nous aiderait dans notre planification.${discount === null ? '' : ` En contrepartie, vous pouvez déduire ${discount}.`}`,
      'Si cela ne vous convient pas, l’échéance convenue reste bien entendu valable. Merci d’y réfléchir.',
    ],
  }),
  vendorDelay: (_, payBy) => ({
    subject: 'Demande de report de paiement',
    paragraphs: [
      'Merci pour notre bonne collaboration. Nous avons prévu de régler les factures suivantes :',
      `Pour équilibrer nos paiements, nous aimerions les régler le ${payBy}. Cela vous conviendrait-il ?`,
      'Nous tenons à en convenir ouvertement et à temps ; si la date pose problème, dites-nous ce qui serait possible.',
    ],
  }),
  expenseQuery: ({ amount, date, usual, sender }) => ({
    subject: `Question sur votre prélèvement du ${date}`,
    paragraphs: [
      `Le ${date}, nous vous avons payé ${amount}.${usual === null ? '' : ` D’habitude, il s’agit d’environ ${usual}.`}`,
      `Pourriez-vous nous envoyer le détail du montant, afin que ${sender} puisse le comptabiliser correctement ?`,
      'Si le prix a changé, dites-nous à partir de quand le nouveau s’applique.',
    ],
  }),
  paymentQuery: ({ amount, date, expected, sender }) => ({
    subject: `Votre paiement du ${date}`,
    paragraphs: [
      `Merci pour votre paiement de ${amount}, reçu par ${sender} le ${date}.`,
      `${expected === null ? 'Nous ne savons pas à quoi il correspond.' : `Pour les documents auxquels nous l’affecterions, nous avions noté ${expected}.`} Pourriez-vous nous dire quelles factures il règle ?`,
      'Une ligne avec les numéros de facture suffit.',
    ],
  }),
  checkIn: ({ reader, sender }) => ({
    subject: `Comment cela va-t-il chez ${reader} ?`,
    paragraphs: [
      'Notre dernière collaboration remonte à quelque temps et je voulais prendre de vos nouvelles.',
      'Avez-vous un projet pour lequel nous pourrions être utiles, ou pouvons-nous faire mieux sur un point ?',
      `Je serais heureux d’échanger quelques minutes quand cela vous convient, comme toute l’équipe de ${sender}.`,
    ],
  }),
  extension: ({ due, sender, wanted, what }) => ({
    subject: `Demande de délai : ${what}`,
    paragraphs: [
      `${sender} doit régler le ${due} : ${what}.`,
      `Nous demandons un délai jusqu’au ${wanted} et vous serions reconnaissants d’une confirmation écrite.`,
      'Si des documents ou un motif sous une forme particulière sont nécessaires, merci de nous le faire savoir.',
    ],
  }),
  invoiceNotice: ({ amount, due, sender, what }) => ({
    subject: `Facture : ${what}`,
    paragraphs: [
      `Veuillez trouver notre facture pour ${what}, d’un montant de ${amount}, payable d’ici le ${due}.`,
      `Merci de travailler avec ${sender}.`,
    ],
  }),
};
